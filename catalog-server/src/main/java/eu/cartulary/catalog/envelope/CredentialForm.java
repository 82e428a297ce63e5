package eu.cartulary.catalog.envelope;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.did.DidUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a document has the form of a credential (VC Data Model 2.0, section 4, and 1.1): what nobody could understand is
 * refused, what is merely not as the model asks is noted.
 */
final class CredentialForm {
    static final String BASE_2 = "https://www.w3.org/ns/credentials/v2";
    static final String BASE_1 = "https://www.w3.org/2018/credentials/v1";

    private static final Set<String> LANGUAGE_VALUE = Set.of("@value", "@language", "@direction");

    private final ObjectNode document;
    private final List<Finding> accepted = new ArrayList<>();
    private final List<Finding> refused = new ArrayList<>();

    private CredentialForm(ObjectNode document) {
        this.document = document;
    }

    /** The credential with what was noted; all reasons to refuse at once. */
    static Sealed checked(Sealed credential) throws MalformedException {
        CredentialForm form = new CredentialForm(credential.document());
        form.context();
        form.type();
        form.id();
        form.subject();
        form.dates();
        form.satellites();
        form.texts(form.document, "");
        if (form.document.get("issuer") instanceof ObjectNode issuer) {
            form.texts(issuer, "/issuer");
        }
        if (!form.refused.isEmpty()) {
            throw new MalformedException(form.refused, -1);
        }
        if (form.accepted.isEmpty()) {
            return credential;
        }
        form.accepted.addAll(0, credential.findings());
        return new Sealed(
                credential.digest(),
                credential.issuer(),
                credential.securing(),
                credential.token(),
                credential.claims(),
                credential.document(),
                credential.documentBytes(),
                form.accepted);
    }

    private void context() {
        List<JsonNode> contexts = Members.all(document, "@context");
        if (contexts.isEmpty()) {
            refused.add(Finding.violation("context-missing", "/@context", null));
            return;
        }
        for (JsonNode context : contexts) {
            if (context.isString() && glued(context.stringValue())) {
                refused.add(Finding.violation("context-glued", "/@context", context.stringValue()));
            }
        }
        String first = contexts.get(0).isString() ? contexts.get(0).stringValue() : "";
        if (first.equals(BASE_2) || first.equals(BASE_1)) {
            return;
        }
        boolean later =
                contexts.stream().anyMatch(c -> c.isString() && c.stringValue().equals(BASE_2));
        if (later) {
            // VC Data Model 2.0, section 4.3: the base context comes first, so that none before it can change its
            // words.
            refused.add(Finding.violation("context-order", "/@context", first, BASE_2));
        } else {
            accepted.add(Finding.warning("context-base-missing", "/@context", first));
        }
    }

    private static boolean glued(String context) {
        return context.indexOf("http", 1) > 0 && context.lastIndexOf("://") != context.indexOf("://")
                || context.chars().anyMatch(Character::isWhitespace);
    }

    private void type() {
        if (!Members.isA(document, "VerifiableCredential")) {
            refused.add(Finding.violation("type-missing", "/type", null));
        } else if (document.has("type") && !document.get("type").isArray()) {
            accepted.add(Finding.info("type-not-a-list", "/type", null));
        }
    }

    private void id() {
        JsonNode id = document.has("id") ? document.get("id") : document.get("@id");
        if (id == null) {
            accepted.add(Finding.info("id-missing", "/id", null));
        } else if (!id.isString()) {
            refused.add(Finding.violation("id-not-one", "/id", null));
        } else if (!isIri(id.stringValue())) {
            Finding finding = Finding.violation("id-not-an-iri", "/id", id.stringValue());
            if (isVersion2()) {
                refused.add(finding);
            } else {
                accepted.add(Finding.warning("id-not-an-iri", "/id", id.stringValue()));
            }
        }
    }

    private void subject() {
        List<JsonNode> subjects = Members.all(document, "credentialSubject");
        if (subjects.isEmpty()) {
            refused.add(Finding.violation("subject-missing", "/credentialSubject", null));
        }
        for (JsonNode subject : subjects) {
            if (!subject.isObject() && !subject.isString() || subject.isObject() && subject.isEmpty()) {
                refused.add(Finding.violation("subject-empty", "/credentialSubject", null));
            }
        }
    }

    private void dates() {
        Dates dates = Dates.of(document);
        refused.addAll(dates.refused());
        accepted.addAll(dates.accepted());
    }

    /** The members that say more about the credential itself; each is an object with a type, so that one knows what it is. */
    private void satellites() {
        for (String name : List.of("credentialStatus", "credentialSchema", "termsOfUse", "refreshService", "proof")) {
            typed(name, true);
        }
        typed("evidence", false);
        for (JsonNode schema : Members.all(document, "credentialSchema")) {
            String id = Members.text(schema, "id");
            if (id == null || !isIri(id)) {
                refused.add(Finding.violation("id-not-an-iri", "/credentialSchema", id));
            }
        }
        for (JsonNode status : Members.all(document, "credentialStatus")) {
            JsonNode id = status.get("id");
            if (id != null && (!id.isString() || !isIri(id.stringValue()))) {
                refused.add(Finding.violation("id-not-an-iri", "/credentialStatus", null));
            }
        }
    }

    /** Evidence of notaries that are in production has no type: that one is noted, not refused. */
    private void typed(String name, boolean required) {
        for (JsonNode one : Members.all(document, name)) {
            if (one.isObject() && !Members.types(one).isEmpty()) {
                continue;
            }
            if (required) {
                refused.add(Finding.violation("member-without-type", "/" + name, null, name));
            } else {
                accepted.add(Finding.info("member-without-type", "/" + name, null, name));
            }
        }
    }

    /** A text in a language has its value, language and direction and nothing else (VC Data Model 2.0, section 11.1). */
    private void texts(ObjectNode of, String pointer) {
        for (String name : List.of("name", "description")) {
            for (JsonNode text : Members.all(of, name)) {
                boolean strange = text.isObject()
                        && text.propertyNames().stream().anyMatch(member -> !LANGUAGE_VALUE.contains(member));
                if (strange && isVersion2()) {
                    refused.add(Finding.violation("text-malformed", pointer + "/" + name, null, name));
                }
            }
        }
    }

    private boolean isVersion2() {
        return Members.all(document, "@context").stream()
                .anyMatch(c -> c.isString() && c.stringValue().equals(BASE_2));
    }

    /** Absolute, and a name that IRIs can have: that it leads anywhere is not asked. */
    private static boolean isIri(@Nullable String text) {
        if (text == null || text.length() > 2_048) {
            return false;
        }
        if (DidUrl.isDid(text)) {
            return true;
        }
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
