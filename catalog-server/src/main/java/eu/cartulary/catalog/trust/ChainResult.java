package eu.cartulary.catalog.trust;

import eu.cartulary.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the certificates of a key have shown.
 *
 * @param anchor the anchor that the chain leads to; absent where it leads to none
 * @param certificates DER in base64, leaf first, as they were used
 * @param revocation whether one of them was revoked; absent where the chain leads to no anchor
 * @param problem why the chain does not speak for its key; absent where it does
 */
record ChainResult(
        @Nullable Led anchor,
        List<String> certificates,
        @Nullable CertificateStatus revocation,
        @Nullable String problem) {
    ChainResult {
        certificates = List.copyOf(certificates);
    }

    /**
     * Where a chain led to.
     *
     * @param name distinguished name of the anchor
     * @param sha256 its name here
     */
    record Led(String name, String sha256) {}

    static ChainResult nowhere(List<String> certificates, String problem) {
        return new ChainResult(null, certificates, null, problem);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.mapper().createObjectNode();
        if (anchor != null) {
            json.put("anchor", anchor.name());
            json.put("anchorSha256", anchor.sha256());
        }
        var der = json.putArray("certificates");
        certificates.forEach(der::add);
        if (problem != null) {
            json.put("problem", problem);
        }
        if (revocation != null) {
            json.put("revocation", revocation.word());
        }
        return json;
    }
}
