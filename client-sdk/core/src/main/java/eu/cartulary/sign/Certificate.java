package eu.cartulary.sign;

import java.time.LocalDate;

/** Builds a {@code ctl:Certificate}. Signed by an attester that the catalog trusts, it certifies; by anyone else it declares. */
public final class Certificate extends DescriptionBuilder<Certificate> {

    private Certificate(String id, String certifies, String scheme) {
        super(Description.CARTULARY, "Certificate", id);
        with("certifies", certifies);
        with("scheme", scheme);
    }

    /** A certificate of a scheme ({@code ISO-27001}) for an offering, participant or site. */
    public static Certificate of(String id, String certifies, String scheme) {
        return new Certificate(id, certifies, scheme);
    }

    /** Its number at the certification body. */
    public Certificate number(String number) {
        return with("certificateNumber", number);
    }

    /** First and last day. */
    public Certificate valid(LocalDate from, LocalDate until) {
        return with("issued", from.toString()).with("validUntil", until.toString());
    }

    @Override
    Certificate self() {
        return this;
    }
}
