package eu.cartulary.sign;

/** A number under which a public register knows a company. */
public record RegistrationNumber(String type, String term, String value) {

    /** VAT identification number. */
    public static RegistrationNumber vatId(String number) {
        return new RegistrationNumber("VatID", "vatID", number);
    }

    /** Legal entity identifier (ISO 17442). */
    public static RegistrationNumber lei(String code) {
        return new RegistrationNumber("LeiCode", "leiCode", code);
    }

    /** European unique identifier of the business registers. */
    public static RegistrationNumber euid(String id) {
        return new RegistrationNumber("EUID", "euid", id);
    }

    /** Economic operators registration and identification number of the customs. */
    public static RegistrationNumber eori(String number) {
        return new RegistrationNumber("EORI", "eori", number);
    }
}
