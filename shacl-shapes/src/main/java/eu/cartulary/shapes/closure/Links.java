package eu.cartulary.shapes.closure;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which properties lead from one node of a supply chain to another, and which lead nowhere. */
final class Links {
    static final String CTL = "https://w3id.org/cartulary/v1#";
    static final String GX = "https://w3id.org/gaia-x/development#";
    static final String DESCRIBES = CTL + "describes";
    static final String CERTIFIES = CTL + "certifies";
    /** What a label or compliance credential was given for. */
    static final String COMPLIANT = GX + "compliantCredentials";

    static final String SCHEME = CTL + "scheme";
    static final String BLOCK = CTL + "block";
    static final String PARTY = CTL + "party";
    static final String PARTICIPANT = CTL + "participant";

    private static final String RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    private static final Map<String, EdgeKind> KINDS = kinds();

    /**
     * Never followed. {@code parentOrganizationOf} leads down to every sister of a group, which says nothing about the
     * service; the subsidiary's own {@code subOrganisationOf} leads up.
     */
    private static final Set<String> DEAD_ENDS = Set.of(
            RDF_TYPE,
            GX + "parentOrganizationOf",
            CTL + "supports",
            CTL + "complete",
            CTL + "url",
            CTL + "specification",
            CTL + "register",
            CTL + "procedure",
            CTL + "policy",
            CTL + "report",
            CTL + "measures",
            DESCRIBES,
            CERTIFIES,
            COMPLIANT);

    private Links() {}

    private static Map<String, EdgeKind> kinds() {
        Map<String, EdgeKind> kinds = new HashMap<>();
        kinds.put(GX + "providedBy", EdgeKind.PROVIDER);
        kinds.put(GX + "subOrganisationOf", EdgeKind.OWNER);
        kinds.put(GX + "subOrganizationOf", EdgeKind.OWNER);
        kinds.put(CTL + "owner", EdgeKind.OWNER);
        kinds.put(CTL + "holder", EdgeKind.OWNER);
        kinds.put(CTL + "processedBy", EdgeKind.PARTY);
        kinds.put(PARTICIPANT, EdgeKind.PARTY);
        kinds.put(CTL + "offering", EdgeKind.SUPPLIER);
        kinds.put(GX + "dependsOn", EdgeKind.DEPENDENCY);
        kinds.put(GX + "aggregationOfResources", EdgeKind.SITE);
        kinds.put(GX + "aggregationOf", EdgeKind.SITE);
        kinds.put(GX + "hostedOn", EdgeKind.SITE);
        kinds.put(CTL + "site", EdgeKind.SITE);
        kinds.put(GX + "maintainedBy", EdgeKind.OPERATOR);
        kinds.put(GX + "operatedBy", EdgeKind.OPERATOR);
        kinds.put(GX + "ownedBy", EdgeKind.OPERATOR);
        kinds.put(CTL + "certificate", EdgeKind.CERTIFICATE);
        return Map.copyOf(kinds);
    }

    /** What a property leads to; null when it is not followed at all. */
    static @Nullable EdgeKind kind(String predicate) {
        EdgeKind kind = KINDS.get(predicate);
        if (kind != null) {
            return kind;
        }
        boolean ours = predicate.startsWith(CTL) || predicate.startsWith(GX);
        return ours && !DEAD_ENDS.contains(predicate) ? EdgeKind.PART : null;
    }

    /** Words of a vocabulary are values, not nodes of a supply chain. */
    static boolean isWord(String iri) {
        return iri.startsWith(CTL) || iri.startsWith(GX) || iri.startsWith("http://publications.europa.eu/");
    }
}
