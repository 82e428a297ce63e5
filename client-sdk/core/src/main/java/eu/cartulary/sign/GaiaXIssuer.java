package eu.cartulary.sign;

/** Builds a {@code gx:Issuer}: an issuer's signature under the terms and conditions of Gaia-X, which every label asks for. */
public final class GaiaXIssuer extends DescriptionBuilder<GaiaXIssuer> {
    /** SHA-256 of the terms that the clearing houses accept now. */
    private static final String TERMS = "4bd7554097444c960292b4726c2efa1373485e8a5565d94d41195214c5e0ceb3";

    private GaiaXIssuer(String id) {
        super(Description.GAIA_X, "gx:Issuer", id);
        with("gx:gaiaxTermsAndConditions", TERMS);
    }

    /** The acceptance of the terms by an issuer; the IRI is one of yours, such as your DID. */
    public static GaiaXIssuer acceptingTerms(String id) {
        return new GaiaXIssuer(id);
    }

    /** Accepts other terms than those this version knows: the SHA-256 of their text, lower-case hex. */
    public GaiaXIssuer terms(String sha256) {
        return with("gx:gaiaxTermsAndConditions", sha256);
    }

    @Override
    GaiaXIssuer self() {
        return this;
    }
}
