package eu.cartulary.catalog.publish;

import eu.cartulary.catalog.admission.Admitted;
import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.RecordKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes of an admitted envelope what the journal keeps: the bytes as they came, and the evidence of each credential. */
final class Drafts {
    private Drafts() {}

    static Draft of(Envelope envelope, Admitted admitted) {
        List<Claims> claims = admitted.claims();
        return new Draft(
                RecordKind.ADMITTED,
                claims.get(0).head().issuer(),
                claims.stream().map(Claims::head).toList(),
                List.of(),
                envelope.mediaType(),
                envelope.bytes(),
                evidence(claims));
    }

    /** A JSON array with the evidence of each credential in the order of the envelope; each is canonical JSON already. */
    private static byte[] evidence(List<Claims> claims) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.write('[');
        for (int i = 0; i < claims.size(); i++) {
            if (i > 0) {
                array.write(',');
            }
            array.writeBytes(claims.get(i).credential().evidence());
        }
        array.writeBytes("]".getBytes(StandardCharsets.UTF_8));
        return array.toByteArray();
    }
}
