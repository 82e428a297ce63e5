package eu.cartulary.sign;

/** Builds a {@code gx:LegalPerson}: the company that offers, owns or supplies. */
public final class LegalPerson extends DescriptionBuilder<LegalPerson> {

    private LegalPerson(String id, String name) {
        super(Description.GAIA_X, "gx:LegalPerson", id);
        with("name", name);
        require("gx:registrationNumber", "LegalPerson_registrationNumber_minCount");
        require("gx:legalAddress", "LegalPerson_legalAddress_minCount");
        require("gx:headquartersAddress", "LegalPerson_headquartersAddress_minCount");
    }

    /** A company: its IRI below your own host, and its legal name. */
    public static LegalPerson of(String id, String name) {
        return new LegalPerson(id, name);
    }

    /** A number in a public register; at least one. */
    public LegalPerson registration(RegistrationNumber number) {
        return and("gx:registrationNumber", node("gx:" + number.type(), "gx:" + number.term(), number.value()));
    }

    /** The country of legal address and headquarters (ISO 3166-1 alpha-2). */
    public LegalPerson seat(String country) {
        return legalAddress(country).headquarters(country);
    }

    /** The country of the legal address. */
    public LegalPerson legalAddress(String country) {
        return with("gx:legalAddress", node("gx:Address", "gx:countryCode", country));
    }

    /** The country of the headquarters. */
    public LegalPerson headquarters(String country) {
        return with("gx:headquartersAddress", node("gx:Address", "gx:countryCode", country));
    }

    @Override
    LegalPerson self() {
        return this;
    }
}
