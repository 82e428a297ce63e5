package eu.cartulary.catalog.register;

import java.util.Locale;

/** What the operator trusts somebody for. */
public enum Role {
    /** Publishes about its own subjects. */
    ISSUER,
    /** Certifies others, for the schemes of its listing. */
    ATTESTER;

    /** As in records and addresses: {@code issuers}, {@code attesters}. */
    public String list() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }

    /**
     * Reads the name of a list.
     *
     * @throws IllegalArgumentException when there is no such list
     */
    public static Role ofList(String list) {
        for (Role role : values()) {
            if (role.list().equals(list)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no list is called " + list);
    }
}
