package eu.cartulary.sign;

import eu.cartulary.client.Envelope;
import eu.cartulary.jose.JoseException;
import eu.cartulary.jose.Jws;
import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Puts together what a Gaia-X clearing house wants to see before it gives a label: the company, a registration number that a
 * notary signed, the accepted terms, the offering, and whatever else the level asks for. The label that comes back is a
 * credential of the clearing house; publish it beside the others, and the catalog shows it as attested.
 *
 * <pre>{@code
 * LabelRequest.Ready request = LabelRequest.of(LabelRequest.Level.LEVEL_1)
 *         .with(company, fromTheNotary, terms, offering)
 *         .sign(signer);
 * // POST request.presentation() to <clearing house>/<version> + request.path()
 * }</pre>
 *
 * <p>Immutable.
 */
public final class LabelRequest {
    private static final Map<String, Pattern> NEEDED = new LinkedHashMap<>();

    static {
        NEEDED.put("label-request-legal-person", Pattern.compile("gx:LegalPerson"));
        NEEDED.put(
                "label-request-registration-number",
                Pattern.compile("gx:(VatID|LeiCode|EORI|EUID|TaxID|CountryCompanyNumber|LocalRegistrationNumber)"));
        NEEDED.put("label-request-terms", Pattern.compile("gx:Issuer"));
        NEEDED.put("label-request-offering", Pattern.compile("gx:[A-Za-z]*ServiceOffering"));
    }

    private final Level level;
    private final List<Envelope> credentials;

    private LabelRequest(Level level, List<Envelope> credentials) {
        this.level = level;
        this.credentials = List.copyOf(credentials);
    }

    /** The labels there are. */
    public enum Level {
        STANDARD_COMPLIANCE("standard-compliance"),
        LEVEL_1("label-level-1"),
        LEVEL_2("label-level-2"),
        LEVEL_3("label-level-3");

        private final String word;

        Level(String word) {
            this.word = word;
        }
    }

    /** A request for a label. */
    public static LabelRequest of(Level level) {
        return new LabelRequest(level, List.of());
    }

    /** The same with more signed credentials (VC-JWT), your own and those that others signed for you. */
    public LabelRequest with(Envelope... more) {
        List<Envelope> all = new ArrayList<>(credentials);
        all.addAll(List.of(more));
        return new LabelRequest(level, all);
    }

    /**
     * The request, signed.
     *
     * @throws IncompleteDescriptionException naming what the clearing house would miss
     */
    public Ready sign(Signer signer) {
        Set<String> types = new LinkedHashSet<>();
        credentials.forEach(credential -> types.addAll(types(credential)));
        List<String> missing = new ArrayList<>();
        NEEDED.forEach((rule, type) -> {
            if (types.stream().noneMatch(each -> type.matcher(each).matches())) {
                missing.add(rule);
            }
        });
        if (!missing.isEmpty()) {
            throw new IncompleteDescriptionException(level.word, missing);
        }
        return new Ready(signer.presentation(credentials), "/api/credential-offers/" + level.word);
    }

    /**
     * A request that can be sent.
     *
     * @param presentation the body, {@code application/vp+jwt}
     * @param path behind the address of the clearing house and its version
     */
    public record Ready(Envelope presentation, String path) {}

    /** Types of the credential and of its subjects. */
    private static Set<String> types(Envelope credential) {
        Set<String> types = new LinkedHashSet<>();
        try {
            JsonNode json = Json.read(Jws.parse(credential.text().strip()).payload());
            add(json.path("type"), types);
            JsonNode subject = json.path("credentialSubject");
            if (subject.isArray()) {
                subject.forEach(each -> add(each.path("type"), types));
            } else {
                add(subject.path("type"), types);
            }
            return types;
        } catch (JoseException | Json.MalformedJsonException unreadable) {
            throw new SigningException(
                    "credential-unreadable", "a label request holds VC-JWTs: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void add(JsonNode type, Set<String> types) {
        if (type.isArray()) {
            type.forEach(each -> types.add(each.asString("")));
        } else {
            types.add(type.asString(""));
        }
    }
}
