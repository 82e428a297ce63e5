package eu.cartulary.shapes.closure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an edge of the supply chain means. */
public enum EdgeKind {
    /** From an offering to who answers for it. */
    @JsonProperty("provider")
    PROVIDER,
    /** From an offering to the profile that describes it. */
    @JsonProperty("profile")
    PROFILE,
    /** From a participant to who owns or controls it. */
    @JsonProperty("owner")
    OWNER,
    /** From a service to who takes part in delivering it: sub-contractors, operators of a block. */
    @JsonProperty("party")
    PARTY,
    /** From a service to the offering that supplies one of its blocks, and answers for it. */
    @JsonProperty("supplier")
    SUPPLIER,
    /** From an offering to one that it needs. */
    @JsonProperty("dependency")
    DEPENDENCY,
    /** To a site or a resource behind the service. */
    @JsonProperty("site")
    SITE,
    /** To who runs or maintains a resource. */
    @JsonProperty("operator")
    OPERATOR,
    /** From anything to a certificate about it. */
    @JsonProperty("certificate")
    CERTIFICATE,
    /** To any other described part: addresses, documents, registration numbers. */
    @JsonProperty("part")
    PART
}
