package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issuer or attester on the trust list, as {@code GET /trust/issuers} and {@code /trust/attesters} give it.
 *
 * @param did who
 * @param name how people call it
 * @param note why it is trusted
 * @param schemes for an attester: the schemes it may attest; empty means every scheme
 * @param since when it was added; absent in a request
 * @param index journal index of the record that added it; absent in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrustEntry(
        String did,
        @Nullable String name,
        @Nullable String note,
        List<String> schemes,
        @Nullable Instant since,
        @Nullable Long index) {

    public TrustEntry {
        schemes = Members.list(schemes);
    }

    /** An entry to be added. */
    public static TrustEntry of(String did) {
        return new TrustEntry(did, null, null, List.of(), null, null);
    }

    /** The same with a name. */
    public TrustEntry named(String called) {
        return new TrustEntry(did, called, note, schemes, since, index);
    }

    /** The same with a reason. */
    public TrustEntry noting(String why) {
        return new TrustEntry(did, name, why, schemes, since, index);
    }

    /** Who tried to publish and was refused: {@code GET /trust/refused}. */
    public record Refused(String did, long times, Instant last) {}
}
