package eu.cartulary.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a remark weighs: only {@link #VIOLATION} keeps a credential out. */
public enum Severity {
    /** Keeps the credential out (sh:Violation). */
    @JsonProperty("violation")
    VIOLATION,
    /** Accepted, but should be mended (sh:Warning). */
    @JsonProperty("warning")
    WARNING,
    /** Accepted, good to know (sh:Info). */
    @JsonProperty("info")
    INFO
}
