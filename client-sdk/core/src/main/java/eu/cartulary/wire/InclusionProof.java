package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a record is in the log: {@code GET /log/proof?digest=} (RFC 6962, section 2.1.1). Hashes are lower-case hex.
 *
 * @param index of the record, its leaf
 * @param size of the tree that the checkpoint signs
 * @param leafHash SHA-256(0x00 ‖ header)
 * @param header the record's header, canonical JSON, base64: what the leaf hashes
 * @param proof sibling hashes, lowest first
 * @param checkpoint the signed note (C2SP checkpoint) of that tree
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InclusionProof(
        long index, long size, String leafHash, @Nullable String header, List<String> proof, String checkpoint) {

    public InclusionProof {
        proof = Members.list(proof);
    }
}
