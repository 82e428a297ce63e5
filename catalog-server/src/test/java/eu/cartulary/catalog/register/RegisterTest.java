package eu.cartulary.catalog.register;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final Did ALPHA = new Did("did:web:alpha.example");
    private static final Did BETA = new Did("did:web:beta.example");
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final String OFFERING = "https://w3id.org/gaia-x/development#ServiceOffering";
    private static final String CERTIFICATE = "https://w3id.org/cartulary/v1#SchemeCertificate";
    private static final String LABEL = "https://w3id.org/gaia-x/development#LabelCredential";

    private final Register register = new Register();
    private long index;

    private static CredentialHead head(
            String name, @Nullable String id, Did issuer, String type, String subject, int from, int iat) {
        return new CredentialHead(
                Digest.of(name.getBytes(StandardCharsets.UTF_8)),
                id,
                issuer,
                List.of(type),
                List.of(subject),
                DAY.plusSeconds(from),
                null,
                DAY.plusSeconds(iat));
    }

    private CredentialHead admit(CredentialHead head) {
        register.apply(new Change.Admitted(index++, List.of(head)));
        return head;
    }

    private CredentialStatus status(CredentialHead head) {
        return register.find(head.digest()).orElseThrow().status();
    }

    @Test
    void the_same_id_of_the_same_issuer_is_one_credential_and_of_two_issuers_two() {
        CredentialHead first = admit(head("1", "urn:uuid:1", ALPHA, OFFERING, "https://alpha.example/a", 1, 1));
        CredentialHead foreign = admit(head("2", "urn:uuid:1", BETA, OFFERING, "https://beta.example/a", 2, 2));
        assertThat(status(first)).isEqualTo(CredentialStatus.ACTIVE);
        CredentialHead second = admit(head("3", "urn:uuid:1", ALPHA, OFFERING, "https://alpha.example/b", 2, 2));
        assertThat(status(first)).isEqualTo(CredentialStatus.SUPERSEDED);
        assertThat(register.find(first.digest()).orElseThrow().endedAt()).isEqualTo(2);
        assertThat(status(foreign)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(register.active(ALPHA, "urn:uuid:1")).hasValue(second.digest());
    }

    @Test
    void a_self_description_is_replaced_by_one_of_the_same_subjects_and_types_only() {
        CredentialHead first = admit(head("1", "a", ALPHA, OFFERING, "https://alpha.example/x", 1, 1));
        CredentialHead otherType = head("2", "b", ALPHA, OFFERING + "X", "https://alpha.example/x", 2, 2);
        CredentialHead otherSubject = head("3", "c", ALPHA, OFFERING, "https://alpha.example/y", 2, 2);
        CredentialHead same = head("4", "d", ALPHA, OFFERING, "https://alpha.example/x", 2, 2);
        assertThat(register.standing(otherType)).isEqualTo(new Standing.Fresh(List.of()));
        assertThat(register.standing(otherSubject)).isEqualTo(new Standing.Fresh(List.of()));
        assertThat(register.standing(same)).isEqualTo(new Standing.Fresh(List.of(first.digest())));
        admit(same);
        assertThat(status(first)).isEqualTo(CredentialStatus.SUPERSEDED);
        assertThat(register.active(ALPHA, same.subjects(), same.types())).hasValue(same.digest());
    }

    @Test
    void certificates_and_labels_about_one_subject_stand_beside_each_other() {
        for (String type : List.of(CERTIFICATE, LABEL)) {
            CredentialHead first = admit(head("1" + type, "a" + type, ALPHA, type, "https://beta.example/x", 1, 1));
            CredentialHead second = admit(head("2" + type, "b" + type, ALPHA, type, "https://beta.example/x", 2, 2));
            assertThat(status(first)).isEqualTo(CredentialStatus.ACTIVE);
            CredentialHead again = admit(head("3" + type, "a" + type, ALPHA, type, "https://beta.example/x", 3, 3));
            assertThat(status(first)).isEqualTo(CredentialStatus.SUPERSEDED);
            assertThat(status(second)).isEqualTo(CredentialStatus.ACTIVE);
            assertThat(status(again)).isEqualTo(CredentialStatus.ACTIVE);
        }
    }

    @Test
    void the_order_is_valid_from_then_issued_at_then_arrival() {
        CredentialHead here = admit(head("here", "a", ALPHA, OFFERING, "https://alpha.example/x", 5, 5));
        assertThat(standing("1", 4, 9)).isEqualTo(new Standing.Older(here.digest()));
        assertThat(standing("2", 5, 4)).isEqualTo(new Standing.Older(here.digest()));
        assertThat(standing("3", 5, 5)).isInstanceOf(Standing.Fresh.class);
        assertThat(standing("4", 5, 6)).isInstanceOf(Standing.Fresh.class);
        assertThat(standing("5", 6, 0)).isInstanceOf(Standing.Fresh.class);
        assertThat(standing("here", 0, 0)).isInstanceOf(Standing.Known.class);
    }

    private Standing standing(String name, int from, int iat) {
        return register.standing(head(name, "a", ALPHA, OFFERING, "https://alpha.example/x", from, iat));
    }

    @Test
    void an_older_one_does_not_come_back_after_the_newer_was_revoked() {
        CredentialHead here = admit(head("here", "a", ALPHA, OFFERING, "https://alpha.example/x", 5, 5));
        register.apply(new Change.Ended(index++, Change.Ending.REVOKED, List.of(here.digest())));
        assertThat(standing("1", 4, 4)).isEqualTo(new Standing.Older(here.digest()));
        assertThat(standing("2", 6, 6)).isEqualTo(new Standing.Fresh(List.of()));
    }

    @Test
    void a_subject_without_a_host_belongs_to_its_first_publisher() {
        admit(head("1", null, ALPHA, OFFERING, "urn:service:1", 1, 1));
        assertThat(register.ownerOf("urn:service:1")).hasValue(ALPHA);
        assertThat(register.standing(head("2", null, BETA, OFFERING, "urn:service:1", 2, 2)))
                .isEqualTo(new Standing.Foreign("urn:service:1", ALPHA));
        assertThat(register.standing(head("3", null, BETA, CERTIFICATE, "urn:service:1", 2, 2)))
                .isInstanceOf(Standing.Fresh.class);
        admit(head("4", null, BETA, OFFERING, "https://alpha.example/x", 2, 2));
        assertThat(register.ownerOf("https://alpha.example/x")).isEmpty();
        Did key = new Did("did:key:z6MkAlpha");
        assertThat(register.standing(head("5", null, key, OFFERING, "did:key:z6MkAlpha#site", 2, 2)))
                .isInstanceOf(Standing.Fresh.class);
    }

    @Test
    void an_issuer_that_goes_off_the_list_takes_its_credentials_along_and_brings_them_back() {
        CredentialHead active = admit(head("1", null, ALPHA, OFFERING, "https://alpha.example/1", 1, 1));
        CredentialHead revoked = admit(head("2", null, ALPHA, OFFERING, "https://alpha.example/2", 1, 1));
        CredentialHead other = admit(head("3", null, BETA, OFFERING, "https://beta.example/3", 1, 1));
        register.apply(new Change.Ended(index++, Change.Ending.REVOKED, List.of(revoked.digest())));
        register.apply(new Change.Untrusted(index++, ALPHA, Role.ISSUER));
        assertThat(status(active)).isEqualTo(CredentialStatus.UNTRUSTED);
        assertThat(status(revoked)).isEqualTo(CredentialStatus.REVOKED);
        assertThat(status(other)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(register.ofIssuer(ALPHA))
                .extracting(Entry::digest)
                .containsExactly(active.digest(), revoked.digest());
        register.apply(new Change.Trusted(index++, DAY, ALPHA, Role.ISSUER, List.of(), "back"));
        assertThat(status(active)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(register.trust().find(ALPHA, Role.ISSUER))
                .get()
                .extracting(Listing::note)
                .isEqualTo("back");
    }

    @Test
    void a_status_list_can_give_back_what_it_took() {
        CredentialHead head = admit(head("1", null, ALPHA, OFFERING, "https://alpha.example/1", 1, 1));
        register.apply(new Change.StatusSeen(index++, Change.ListedStatus.SUSPENDED, List.of(head.digest())));
        assertThat(status(head)).isEqualTo(CredentialStatus.REVOKED);
        register.apply(new Change.StatusSeen(index++, Change.ListedStatus.VALID, List.of(head.digest())));
        assertThat(register.find(head.digest()))
                .hasValue(new Entry(head.digest(), 0, 0, ALPHA, CredentialStatus.ACTIVE, Entry.NOT_ENDED));
    }

    @Test
    void heads_come_back_as_they_went_in_and_answers_agree_with_a_plain_model() {
        long seed = 4;
        Random random = new Random(seed);
        Map<Digest, CredentialHead> heads = new HashMap<>();
        Map<String, CredentialHead> newest = new HashMap<>();
        List<Did> issuers = List.of(ALPHA, BETA, new Did("did:key:z6MkGamma"));
        for (int i = 0; i < 20_000; i++) {
            Did issuer = issuers.get(random.nextInt(3));
            String id = "id" + random.nextInt(5_000);
            CredentialHead head = head("c" + i, id, issuer, LABEL, "https://x.example/" + i, random.nextInt(50), i);
            CredentialHead prior = newest.get(issuer + id);
            boolean older = prior != null && prior.validFrom().isAfter(head.validFrom());
            assertThat(register.standing(head) instanceof Standing.Older)
                    .as("seed %d, %d", seed, i)
                    .isEqualTo(older);
            if (!older) {
                heads.put(head.digest(), admit(head));
                newest.put(issuer + id, head);
            }
        }
        assertThat(register.count()).isEqualTo(heads.size());
        heads.values().forEach(head -> {
            assertThat(register.head(head.digest())).hasValue(head);
            boolean active = newest.get(head.issuer() + head.id()).equals(head);
            assertThat(status(head)).isEqualTo(active ? CredentialStatus.ACTIVE : CredentialStatus.SUPERSEDED);
        });
    }

    @Test
    void what_comes_due_is_found_in_any_order_of_arrival() {
        Random random = new Random(11);
        List<CredentialHead> ending = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            CredentialHead head = head("c" + i, null, ALPHA, LABEL, "https://alpha.example/" + i, 0, 0);
            Instant end = DAY.plusSeconds(random.nextInt(1_000));
            ending.add(admit(new CredentialHead(
                    head.digest(),
                    null,
                    ALPHA,
                    head.types(),
                    head.subjects(),
                    head.validFrom(),
                    end,
                    head.issuedAt())));
        }
        Instant now = DAY.plusSeconds(400);
        List<Digest> due = register.due(now, 1_000);
        assertThat(due)
                .containsExactlyInAnyOrderElementsOf(ending.stream()
                        .filter(head ->
                                head.validUntil() != null && !head.validUntil().isAfter(now))
                        .map(CredentialHead::digest)
                        .toList());
        register.apply(new Change.Ended(index++, Change.Ending.EXPIRED, due));
        assertThat(register.due(now, 1_000)).isEmpty();
        assertThat(register.nextExpiry()).get().satisfies(next -> assertThat(next)
                .isAfter(now));
        assertThat(register.due(DAY.plusSeconds(2_000), 7)).hasSize(7);
    }

    @Test
    void only_so_many_refused_attempts_are_remembered() {
        for (int i = 0; i < RefusedAttempts.KEPT + 50; i++) {
            register.refused().note(new Did("did:web:host" + i + ".example"), "issuer-not-trusted", DAY.plusSeconds(i));
        }
        register.refused().note(new Did("did:web:host60.example"), "issuer-not-trusted", DAY.plusSeconds(9_999));
        assertThat(register.refused().all()).hasSize(RefusedAttempts.KEPT);
        assertThat(register.refused().all().get(0).times()).isEqualTo(2);
    }
}
