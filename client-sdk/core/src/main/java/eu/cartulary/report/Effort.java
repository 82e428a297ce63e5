package eu.cartulary.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What it takes to close a gap, least first. */
public enum Effort {
    /** Say it: the fact holds already, it is only not signed yet. */
    @JsonProperty("declare")
    DECLARE,
    /** Show it: a document, or the certificate of an accredited attester. */
    @JsonProperty("attach-evidence")
    ATTACH_EVIDENCE,
    /** Agree it: the terms with customers or suppliers must change. */
    @JsonProperty("change-contract")
    CHANGE_CONTRACT,
    /** Build it: the service, its suppliers or its sites must change. */
    @JsonProperty("change-architecture")
    CHANGE_ARCHITECTURE
}
