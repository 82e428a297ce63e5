package eu.cartulary.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.cartulary.report.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog keeps beside a credential: {@code GET /credentials/{digest}} as {@code application/json}.
 *
 * @param digest lower-case hex SHA-256, its identity here
 * @param id its own id
 * @param issuer DID or address of who signed
 * @param types most specific first
 * @param subjects IRIs it speaks of
 * @param validFrom as the credential says
 * @param validUntil as the credential says
 * @param status {@code active}, {@code superseded}, {@code expired}, {@code revoked}, {@code withdrawn},
 *     {@code untrusted} or {@code erased}
 * @param mediaType of the original bytes
 * @param admitted when it was kept
 * @param journal where it stands in the log
 * @param evidence what the signature was checked against: {@code keyId}, {@code jwk}, {@code didDocument}, {@code chain} …
 * @param findings oddities that were accepted
 * @param more members that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialRecord(
        String digest,
        @Nullable String id,
        String issuer,
        List<String> types,
        List<String> subjects,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        String status,
        @Nullable String mediaType,
        @Nullable Instant admitted,
        Receipt.@Nullable JournalPlace journal,
        Map<String, Object> evidence,
        List<Violation> findings,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public CredentialRecord {
        types = Members.list(types);
        subjects = Members.list(subjects);
        evidence = Members.map(evidence);
        findings = Members.list(findings);
        more = Members.map(more);
    }
}
