package eu.cartulary.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a fact is shown, weakest first; a criterion states the grade it needs. */
public enum Grade {
    /** By the provider's signature. */
    @JsonProperty("declared")
    DECLARED,
    /** And by a document with address, SHA-256, issuer, scope and validity. */
    @JsonProperty("evidenced")
    EVIDENCED,
    /** And signed by an accredited attester. */
    @JsonProperty("certified")
    CERTIFIED;

    /** Whether a fact of this grade is good enough where {@code needed} is asked. */
    public boolean reaches(Grade needed) {
        return compareTo(needed) >= 0;
    }
}
