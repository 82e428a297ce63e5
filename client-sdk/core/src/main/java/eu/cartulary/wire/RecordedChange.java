package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a revocation, withdrawal, erasure or change of the trust list: what it is about and where it was recorded.
 *
 * @param about digest of the credential, or DID
 * @param status of it from now on
 * @param journal the record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedChange(String about, @Nullable String status, Receipt.@Nullable JournalPlace journal) {}
