package eu.cartulary.sign;

import java.time.Period;
import java.util.List;

/**
 * Builds the profile of an offering: the facts about interoperability, portability and confidentiality that Gaia-X has no
 * place for. Nothing but the offering is required; what is left out is shown as not declared.
 */
public final class Profile extends DescriptionBuilder<Profile> {

    private Profile(OfferingKind kind, String offering) {
        super(Description.CARTULARY, kind.profile(), offering + "-profile");
        with("describes", offering);
    }

    /** The profile of an offering. */
    public static Profile of(OfferingKind kind, String offering) {
        return new Profile(kind, offering);
    }

    /** An open way in: a protocol of the list, such as {@code IMAP4rev2}, and where it is specified for everyone. */
    public Profile openProtocol(String standard, String specification) {
        return and(
                "protocol",
                node(
                        "ProtocolSupport",
                        "standard",
                        standard,
                        "openSpecification",
                        true,
                        "specification",
                        specification));
    }

    /** A way out: which data ({@code mail}), in which format ({@code application/mbox}), by which means ({@code protocol}). */
    public Profile export(String category, String format, String means) {
        return and("export", node("DataExport", "category", category, "format", format, "means", means));
    }

    /** What a customer may count on when leaving (Data Act, Article 25). */
    public Profile switching(Period noticeMax, Period transitionMax, Period retrievalMin) {
        return with(
                "switching",
                node(
                        "Switching",
                        "noticeMax",
                        noticeMax.toString(),
                        "transitionMax",
                        transitionMax.toString(),
                        "retrievalMin",
                        retrievalMin.toString()));
    }

    /** Where data is handled, and what for: {@code processing}, {@code storage}, {@code backup}, {@code support} … */
    public Profile location(String country, String... purposes) {
        return and("location", node("Location", "country", country, "purpose", List.of(purposes)));
    }

    /** Who takes part: an IRI, a role such as {@code operator}, and the country whose law it is under. */
    public Profile party(String participant, String role, String country) {
        return and("party", node("Party", "participant", participant, "role", role, "country", country));
    }

    /** You sign that these lists have no gaps: {@code location}, {@code party}, {@code export}. */
    public Profile complete(String... lists) {
        for (String list : lists) {
            and("complete", list);
        }
        return this;
    }

    /** A fact in one word or number, such as {@code ownDomain} or {@code tlsMinimum}. */
    public Profile fact(String term, Object value) {
        return with(term, value);
    }

    @Override
    Profile self() {
        return this;
    }
}
