package eu.cartulary.catalog.trust;

import eu.cartulary.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the certificates of a key have shown.
 *
 * @param anchor name of the anchor that the chain leads to; absent where it leads to none
 * @param certificates DER in base64, leaf first, as they were used
 * @param problem why the chain leads nowhere; absent where it leads to an anchor
 */
record ChainResult(
        @Nullable String anchor,
        List<String> certificates,
        @Nullable String problem) {
    ChainResult {
        certificates = List.copyOf(certificates);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.mapper().createObjectNode();
        if (anchor != null) {
            json.put("anchor", anchor);
        }
        var der = json.putArray("certificates");
        certificates.forEach(der::add);
        if (problem != null) {
            json.put("problem", problem);
        }
        return json;
    }
}
