package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Register;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The credentials an offering rests on, as {@code sources} of its page: {@code {digest, id, issuer, types, status}}. */
final class Sources {
    private Sources() {}

    static List<Map<String, Object>> of(List<Digest> digests, Register register) {
        List<Map<String, Object>> sources = new ArrayList<>(digests.size());
        for (Digest digest : digests) {
            register.head(digest).ifPresent(head -> sources.add(source(head, register)));
        }
        return sources;
    }

    private static Map<String, Object> source(CredentialHead head, Register register) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("digest", head.digest().hex());
        if (head.id() != null) {
            members.put("id", head.id());
        }
        members.put("issuer", head.issuer().value());
        members.put("types", head.types());
        register.find(head.digest()).map(Entry::status).ifPresent(status -> members.put("status", status.word()));
        return members;
    }
}
