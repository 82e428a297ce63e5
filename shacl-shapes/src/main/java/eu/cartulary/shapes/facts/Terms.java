package eu.cartulary.shapes.facts;

import java.util.List;

/** The properties read here that are not in {@code ctl:}. */
final class Terms {
    static final String GX = "https://w3id.org/gaia-x/development#";
    static final String SCHEMA = "https://schema.org/";
    static final String RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    /** Where a name stands, best first: Gaia-X moved from its own term to schema.org, and real descriptions have all. */
    static final List<String> NAME = List.of(
            SCHEMA + "name",
            "http://schema.org/name",
            GX + "name",
            GX + "legalName",
            "http://www.w3.org/2000/01/rdf-schema#label");

    static final List<String> DESCRIPTION =
            List.of(SCHEMA + "description", "http://schema.org/description", GX + "description");

    static final String PROVIDED_BY = GX + "providedBy";
    static final String LEGAL_ADDRESS = GX + "legalAddress";
    static final String HEADQUARTERS_ADDRESS = GX + "headquartersAddress";
    static final String COUNTRY_CODE = GX + "countryCode";
    static final String KEYWORD = GX + "keyword";

    private Terms() {}
}
