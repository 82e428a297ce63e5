package eu.cartulary.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one criterion says of one offering. */
public enum Verdict {
    /** The top rung is reached, with facts of the grade it asks for. */
    @JsonProperty("met")
    MET,
    /** A rung between bottom and top is reached. */
    @JsonProperty("partly-met")
    PARTLY_MET,
    /** The facts are there and they do not reach any rung above the bottom. */
    @JsonProperty("not-met")
    NOT_MET,
    /** The facts are not there, or not for every party or layer that is asked. Never counted as good. */
    @JsonProperty("not-declared")
    NOT_DECLARED,
    /** The facts would do, but not in the grade that is asked for. */
    @JsonProperty("not-evidenced")
    NOT_EVIDENCED,
    /** The facts would do if the document or certificate behind them had not run out. */
    @JsonProperty("evidence-expired")
    EVIDENCE_EXPIRED,
    /** Not asked of this kind of service, or not yet in force, or no longer. */
    @JsonProperty("not-applicable")
    NOT_APPLICABLE
}
