package eu.cartulary.catalog.publish;

import eu.cartulary.catalog.admission.Admitted;
import eu.cartulary.catalog.claims.Claims;
import eu.cartulary.catalog.envelope.Envelope;
import eu.cartulary.catalog.journal.Draft;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.trust.Evidence;
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
                Evidence.of(claims.stream().map(Claims::credential).toList()));
    }
}
