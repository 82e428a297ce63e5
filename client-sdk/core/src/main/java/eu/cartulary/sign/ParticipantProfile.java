package eu.cartulary.sign;

/** Builds a {@code ctl:ParticipantProfile}: who owns a company. */
public final class ParticipantProfile extends DescriptionBuilder<ParticipantProfile> {

    private ParticipantProfile(String participant) {
        super(Description.CARTULARY, "ParticipantProfile", participant + "-profile");
        with("describes", participant);
    }

    /** The profile of this participant. */
    public static ParticipantProfile of(String participant) {
        return new ParticipantProfile(participant);
    }

    /**
     * An owner.
     *
     * @param name of the owner
     * @param country whose law it is under
     * @param percent a band: {@code under-10}, {@code 10-25}, {@code 25-50}, {@code 50}, {@code 50-75}, {@code 75-99},
     *     {@code 100}
     * @param rank whether somebody stands behind it
     */
    public ParticipantProfile owner(String name, String country, String percent, OwnerRank rank) {
        return and(
                "ownership",
                node(
                        "Ownership",
                        "partyName",
                        name,
                        "country",
                        country,
                        "percent",
                        percent,
                        "ultimate",
                        rank == OwnerRank.ULTIMATE));
    }

    /** Whether an owner is owned in turn. */
    public enum OwnerRank {
        ULTIMATE,
        INTERMEDIATE
    }

    /** You sign that the list of owners has no gaps. */
    public ParticipantProfile complete() {
        return and("complete", "ownership");
    }

    @Override
    ParticipantProfile self() {
        return this;
    }
}
