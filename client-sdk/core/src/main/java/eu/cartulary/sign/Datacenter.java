package eu.cartulary.sign;

/** Builds a {@code gx:Datacenter} with one availability zone. */
public final class Datacenter extends DescriptionBuilder<Datacenter> {

    private Datacenter(String id, String name, String country) {
        super(Description.GAIA_X, "gx:Datacenter", id);
        with("name", name);
        with("gx:location", node("gx:Address", "gx:countryCode", country));
        with(
                "gx:aggregationOfResources",
                node(
                        "gx:AvailabilityZone",
                        "id",
                        zoneOf(id),
                        "gx:address",
                        node("gx:Address", "gx:countryCode", country)));
        require("gx:maintainedBy", "PhysicalResource_maintainedBy_minCount");
    }

    /** A data centre in a country (ISO 3166-1 alpha-2). */
    public static Datacenter of(String id, String name, String country) {
        return new Datacenter(id, name, country);
    }

    /** IRI of the zone of a data centre: what an offering is {@code hostedOn}. */
    public static String zoneOf(String datacenter) {
        return datacenter + "/zone-1";
    }

    /** Who keeps it running. */
    public Datacenter maintainedBy(String participant) {
        return and("gx:maintainedBy", reference(participant));
    }

    /** Who owns it. */
    public Datacenter ownedBy(String participant) {
        return and("gx:ownedBy", reference(participant));
    }

    @Override
    Datacenter self() {
        return this;
    }
}
