package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.json.JsonSlices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The credentials inside a presentation, each signed on its own: enveloped tokens, JSON-LD with a proof, or bare tokens. */
final class Presentations {
    private static final String MEMBER = "verifiableCredential";
    private final EnvelopeLimits limits;

    Presentations(EnvelopeLimits limits) {
        this.limits = limits;
    }

    static boolean is(ObjectNode document) {
        return Members.isA(document, "VerifiablePresentation")
                || !document.has("credentialSubject") && document.has(MEMBER);
    }

    List<Sealed> credentials(Sealed presentation, List<Finding> findings) throws MalformedException {
        List<JsonNode> members = Members.all(presentation.document(), MEMBER);
        if (members.isEmpty()) {
            throw new MalformedException(Finding.violation("presentation-empty", "/" + MEMBER, null));
        }
        if (members.size() > limits.maxCredentials()) {
            throw new MalformedException(Finding.violation(
                    "presentation-too-large", "/" + MEMBER, null, Integer.toString(limits.maxCredentials())));
        }
        List<byte[]> slices = JsonSlices.of(presentation.documentBytes(), MEMBER);
        List<Sealed> credentials = new ArrayList<>(members.size());
        Set<Digest> seen = new HashSet<>();
        Map<Named, Integer> named = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            Sealed credential = credential(members.get(i), slices.get(i), i);
            if (seen.add(credential.digest())) {
                credentials.add(toldOfTwin(credential, i, named));
            } else {
                findings.add(Finding.info("credential-twice", "/" + MEMBER + "/" + i, null));
            }
        }
        return credentials;
    }

    /** Of two credentials that one issuer gave the same id, only the newer counts. */
    private record Named(Did issuer, String id) {}

    private static Sealed toldOfTwin(Sealed credential, int index, Map<Named, Integer> named) {
        String id = credential.id();
        Integer before = id == null ? null : named.putIfAbsent(new Named(credential.issuer(), id), index);
        return before == null
                ? credential
                : credential.with(Finding.warning("same-id", "/id", id, "/" + MEMBER + "/" + before));
    }

    private static Sealed credential(JsonNode member, byte[] exactBytes, int index) throws MalformedException {
        String pointer = "/" + MEMBER + "/" + index;
        try {
            Sealed credential = open(member, exactBytes, pointer);
            if (is(credential.document())) {
                throw new MalformedException(Finding.violation("presentation-inside-presentation", pointer, null));
            }
            return CredentialForm.checked(credential);
        } catch (MalformedException e) {
            throw e.at(index);
        }
    }

    private static Sealed open(JsonNode member, byte[] exactBytes, String pointer) throws MalformedException {
        if (member.isString()) {
            // The data model 1.1 put tokens here as strings; they are signed as well as any.
            Sealed token = Tokens.read(member.stringValue());
            return token.with(Finding.warning("credential-as-string", pointer, null));
        }
        if (!(member instanceof ObjectNode object)) {
            throw new MalformedException(Finding.violation("credential-unreadable", pointer, null));
        }
        if (Members.isA(object, "EnvelopedVerifiableCredential")) {
            return DataUrls.token(object, pointer);
        }
        return Documents.read(exactBytes, object);
    }
}
