package eu.cartulary.catalog.journal;

import static eu.cartulary.catalog.journal.Sample.CLOCK;
import static eu.cartulary.catalog.journal.Sample.WISH;
import static eu.cartulary.catalog.journal.Sample.append;
import static eu.cartulary.catalog.journal.Sample.done;
import static eu.cartulary.catalog.journal.Sample.envelope;
import static eu.cartulary.catalog.journal.Sample.head;
import static eu.cartulary.catalog.journal.Sample.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.register.Change.ListedStatus;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteVerifier;
import eu.cartulary.wire.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    @TempDir
    Path data;

    private static ProblemType refusal(Outcome<RecordHeader> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<RecordHeader>) outcome).refusal().type();
    }

    @Test
    void gives_back_what_was_appended_after_closing_and_opening_over_many_segments() throws IOException {
        List<RecordHeader> headers = new ArrayList<>();
        String root;
        try (FileJournal journal = FileJournal.open(opening(data))) {
            for (int i = 0; i < 100; i++) {
                headers.add(done(journal, envelope("credential " + i)));
            }
            root = journal.log().root(100).hex();
        }
        assertThat(Files.list(data.resolve("log"))
                        .filter(f -> f.getFileName().toString().startsWith("segment")))
                .hasSizeGreaterThan(3);
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThat(journal.size()).isEqualTo(100);
            assertThat(journal.log().root(100).hex()).isEqualTo(root);
            assertThat(journal.cutAtStart()).isZero();
            List<JournalRecord> records = journal.read(0, 1_000);
            assertThat(records).extracting(JournalRecord::header).isEqualTo(headers);
            for (int i = 0; i < 100; i++) {
                assertThat(records.get(i).payload()).isEqualTo(Sample.bytes("credential " + i, 800));
                assertThat(records.get(i).evidence()).asString().isEqualTo("{\"key\":\"did:web:alpha.example\"}");
            }
            assertThat(journal.read(95, 3)).hasSize(3);
            assertThat(journal.read(100, 3)).isEmpty();
        }
    }

    /** Views are given records in order and ask the register: what it does not know yet they would pass over for ever. */
    @Test
    void whoever_reads_on_is_given_no_record_before_the_register_knows_all_its_credentials() throws Exception {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            CompletableFuture<Long> reading = CompletableFuture.supplyAsync(() -> {
                long next = 0;
                while (next < 150) {
                    for (JournalRecord record : readFrom(journal, next)) {
                        assertThat(record.header().credentials())
                                .as("credentials of record %s", next)
                                .allMatch(head ->
                                        journal.register().find(head.digest()).isPresent());
                        next = record.header().index() + 1;
                    }
                }
                return next;
            });
            for (int i = 0; i < 150; i++) {
                String name = "credential " + i + " number ";
                done(
                        journal,
                        envelope(
                                name,
                                10,
                                IntStream.range(0, 40)
                                        .mapToObj(j -> head(name + j, null, 0))
                                        .toArray(CredentialHead[]::new)));
            }
            assertThat(reading.get(60, TimeUnit.SECONDS)).isEqualTo(150);
        }
    }

    private static List<JournalRecord> readFrom(FileJournal journal, long next) {
        try {
            return journal.read(next, 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_same_envelope_again_gives_the_record_it_has() throws IOException {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            RecordHeader first = done(journal, envelope("a"));
            done(journal, envelope("b"));
            Outcome<Journal.Appended> again =
                    journal.appendOrFind(envelope("a")).join();
            assertThat(again).isEqualTo(Outcome.done(new Journal.Appended(first, false)));
            assertThat(journal.size()).isEqualTo(2);
        }
    }

    @Test
    void a_newer_credential_takes_the_place_and_an_older_one_is_refused() throws IOException {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            CredentialHead second = head("second", "one", 2);
            done(journal, envelope("second", 10, second));
            assertThat(refusal(append(journal, envelope("first", 10, head("first", "one", 1)))))
                    .isEqualTo(ProblemType.SUPERSEDED);
            RecordHeader third = done(journal, envelope("third", 10, head("third", "one", 3)));
            assertThat(journal.register().find(second.digest())).hasValueSatisfying(entry -> {
                assertThat(entry.status()).isEqualTo(CredentialStatus.SUPERSEDED);
                assertThat(entry.endedAt()).isEqualTo(third.index());
            });
        }
    }

    @Test
    void drafts_that_race_for_one_place_are_decided_one_after_the_other() throws Exception {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            List<CompletableFuture<Outcome<RecordHeader>>> answers = new ArrayList<>();
            for (int day = 50; day > 0; day--) {
                answers.add(journal.append(envelope("v" + day, 10, head("v" + day, "one", day))));
            }
            assertThat(answers.get(0).get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
            for (CompletableFuture<Outcome<RecordHeader>> answer : answers.subList(1, 50)) {
                assertThat(refusal(answer.get(60, TimeUnit.SECONDS))).isEqualTo(ProblemType.SUPERSEDED);
            }
            assertThat(journal.size()).isEqualTo(1);
        }
    }

    @Test
    void cancelling_an_answer_does_not_cancel_the_write() throws IOException {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            for (int i = 0; i < 100; i++) {
                journal.append(envelope("cancelled " + i)).cancel(true);
            }
            done(journal, envelope("last"));
            assertThat(journal.size()).isEqualTo(101);
        }
    }

    @Test
    void an_interrupted_caller_and_an_interrupted_reader_break_nothing() throws Exception {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            for (int i = 0; i < 30; i++) {
                Draft draft = envelope("interrupted " + i);
                Thread.currentThread().interrupt();
                journal.append(draft);
                assertThat(Thread.interrupted()).isTrue();
                Thread.currentThread().interrupt();
                journal.read(0, 10);
                assertThat(Thread.interrupted()).isTrue();
            }
            done(journal, envelope("last"));
            assertThat(journal.read(0, 100)).hasSize(31);
        }
    }

    @Test
    void a_full_queue_refuses_and_forgets_nothing_it_took() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (FileJournal journal = FileJournal.open(opening(data))) {
            journal.onDurable(() -> await(go));
            CompletableFuture<Outcome<RecordHeader>> first = journal.append(envelope("first"));
            first.get(60, TimeUnit.SECONDS);
            List<CompletableFuture<Outcome<RecordHeader>>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                answers.add(journal.append(envelope("waiting " + i)));
            }
            List<CompletableFuture<Outcome<RecordHeader>>> refused =
                    answers.stream().filter(CompletableFuture::isDone).toList();
            assertThat(refused).hasSize(300 - 256);
            assertThat(refusal(refused.get(0).join())).isEqualTo(ProblemType.UNAVAILABLE);
            go.countDown();
            for (CompletableFuture<Outcome<RecordHeader>> answer : answers) {
                answer.get(60, TimeUnit.SECONDS);
            }
            assertThat(journal.size()).isEqualTo(1 + 256);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_record_is_proved_by_the_checkpoint_that_came_with_it() throws Exception {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            NoteVerifier key = NoteVerifier.parse(journal.log().verifierKey());
            for (int i = 0; i < 40; i++) {
                RecordHeader header = done(journal, envelope("credential " + i));
                Checkpoint checkpoint = Checkpoint.verify(journal.log().checkpoint(), key);
                assertThat(checkpoint.size()).isEqualTo(i + 1);
                assertThat(Merkle.whyNotIncluded(
                                Merkle.leaf(HeaderCodec.write(header)),
                                journal.log().inclusion(i, checkpoint.size()),
                                checkpoint.root()))
                        .isEmpty();
            }
        }
    }

    @Test
    void tiles_and_bundles_hash_to_the_root() throws Exception {
        try (FileJournal journal = FileJournal.open(opening(data).with(JournalSettings.DEFAULTS))) {
            List<CompletableFuture<Outcome<RecordHeader>>> answers = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                CompletableFuture<Outcome<RecordHeader>> answer =
                        journal.append(envelope("c" + i, 5, head("c" + i, null, 0)));
                answers.add(answer);
                if (i % 200 == 0) {
                    answer.get(60, TimeUnit.SECONDS);
                }
            }
            for (CompletableFuture<Outcome<RecordHeader>> answer : answers) {
                answer.get(60, TimeUnit.SECONDS);
            }
            TransparencyLog log = journal.log();
            assertThat(log.tile(0, 2, 256)).isEmpty();
            assertThat(log.tile(1, 0, 2)).isPresent();
            assertThat(log.tile(1, 0, 3)).isEmpty();
            byte[] bundle = log.entries(2, 88).orElseThrow();
            byte[] tile = log.tile(0, 2, 88).orElseThrow();
            int at = 0;
            for (int i = 0; i < 88; i++) {
                int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
                byte[] header = java.util.Arrays.copyOfRange(bundle, at + 2, at + 2 + length);
                assertThat(Merkle.leaf(header).bytes())
                        .isEqualTo(java.util.Arrays.copyOfRange(tile, i * 32, i * 32 + 32));
                at += 2 + length;
            }
            assertThat(at).isEqualTo(bundle.length);
        }
    }

    @Test
    void an_erasure_blanks_the_bytes_on_the_disk_and_every_proof_still_holds() throws Exception {
        byte[] payload = Sample.bytes("personal", 800);
        String rootBefore;
        try (FileJournal journal = FileJournal.open(opening(data))) {
            done(journal, envelope("before"));
            done(journal, envelope("personal"));
            done(journal, envelope("after"));
            rootBefore = journal.log().root(3).hex();
            assertThat(holds(payload)).isTrue();
            Digest digest = head("personal", null, 0).digest();
            done(journal, Drafts.redacted(digest, "a court said so", "operator"));
            assertThat(journal.read(1).orElseThrow().payload()).isNull();
            assertThat(journal.register().find(digest).orElseThrow().status()).isEqualTo(CredentialStatus.ERASED);
            done(journal, envelope("later"));
            assertThat(refusal(append(
                            journal, envelope("again", 10, head("personal", null, 0), head("and more", null, 0)))))
                    .isEqualTo(ProblemType.ERASED);
        }
        assertThat(holds(payload)).isFalse();
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThat(journal.log().root(3).hex()).isEqualTo(rootBefore);
            assertThat(journal.read(1).orElseThrow().payload()).isNull();
            assertThat(journal.read(2).orElseThrow().payload()).isEqualTo(Sample.bytes("after", 800));
        }
    }

    private boolean holds(byte[] wanted) throws IOException {
        String needle = java.util.HexFormat.of().formatHex(wanted, 0, 32);
        try (var files = Files.list(data.resolve("log"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segment"))
                    .toList()) {
                if (java.util.HexFormat.of().formatHex(Files.readAllBytes(file)).contains(needle)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void equal_evidence_is_stored_once() throws IOException {
        byte[] evidence = Sample.bytes("a long certificate chain", 2_000);
        try (FileJournal journal = FileJournal.open(opening(data).with(JournalSettings.DEFAULTS))) {
            for (int i = 0; i < 20; i++) {
                Draft draft = envelope("c" + i);
                done(
                        journal,
                        new Draft(
                                draft.kind(),
                                draft.issuer(),
                                draft.credentials(),
                                draft.digests(),
                                draft.mediaType(),
                                draft.payload(),
                                evidence));
            }
            for (JournalRecord record : journal.read(0, 20)) {
                assertThat(record.evidence()).isEqualTo(evidence);
            }
        }
        assertThat(Files.size(data.resolve("log/segment-0000000000000000"))).isGreaterThan(20 * 800);
        try (FileJournal journal = FileJournal.open(opening(data).with(JournalSettings.DEFAULTS))) {
            long last = journal.ledger().offset(19);
            assertThat(last).isLessThan(20 * 2_000);
            assertThat(journal.read(19).orElseThrow().evidence()).isEqualTo(evidence);
        }
    }

    @Test
    void what_has_ended_already_gives_the_record_that_ended_it() throws IOException {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            Digest digest = head("a", null, 0).digest();
            done(journal, envelope("a"));
            RecordHeader first = done(journal, Drafts.withdrawn(digest, "wrong", "operator"));
            assertThat(done(journal, Drafts.withdrawn(digest, "wrong", "operator")))
                    .isEqualTo(first);
            assertThat(refusal(
                            append(journal, Drafts.withdrawn(head("b", null, 0).digest(), "", ""))))
                    .isEqualTo(ProblemType.NOT_FOUND);
        }
    }

    @Test
    void a_header_that_does_not_fit_into_a_tile_entry_is_refused() throws IOException {
        CredentialHead[] heads = new CredentialHead[300];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = head("part " + i, null, 0);
        }
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThat(refusal(append(journal, envelope("huge", 10, heads)))).isEqualTo(ProblemType.TOO_LARGE);
            done(journal, envelope("next"));
        }
    }

    @Test
    void two_catalogs_do_not_share_a_folder() throws IOException {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            assertThatThrownBy(() -> FileJournal.open(opening(data))).hasMessageContaining("in use");
        }
        FileJournal.open(opening(data)).close();
    }

    @Test
    void a_folder_stays_the_catalog_it_was_begun_as_and_its_key_is_its_own() throws IOException {
        FileJournal.open(opening(data)).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys/log.pem"))))
                .isEqualTo("rw-------");
        Identity.Wish other = new Identity.Wish("https://catalog.example", Purpose.REAL);
        assertThatThrownBy(() -> FileJournal.open(Opening.of(data, other, CLOCK)))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("http://localhost:8080");
        Identity.Wish demo = new Identity.Wish(null, Purpose.DEMO);
        assertThatThrownBy(() -> FileJournal.open(Opening.of(data, demo, CLOCK)))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("real");
        try (FileJournal journal = FileJournal.open(Opening.of(data, WISH, CLOCK))) {
            assertThat(journal.log().origin()).isEqualTo("localhost:8080/log");
        }
    }

    @Test
    void a_draft_that_could_not_be_read_back_fails_alone_and_the_journal_goes_on() throws Exception {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            for (RecordKind kind : List.of(RecordKind.TRUST_CHANGED, RecordKind.STATUS_CHANGED)) {
                for (String payload : List.of("", "[]", "{\"did\":\"no\",\"list\":\"issuers\",\"change\":\"added\"}")) {
                    Draft bad = new Draft(
                            kind,
                            null,
                            List.of(),
                            List.of(),
                            Drafts.JSON,
                            payload.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            null);
                    assertThatThrownBy(() -> journal.append(bad).get(60, TimeUnit.SECONDS))
                            .as("%s %s", kind, payload)
                            .isInstanceOf(java.util.concurrent.ExecutionException.class);
                }
            }
            CredentialHead lone = head("lone", "\ud800", 0);
            assertThatThrownBy(() -> journal.append(envelope("lone", 10, lone)).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.ExecutionException.class);
            assertThat(done(journal, envelope("next")).index()).isZero();
        }
    }

    @Test
    void a_revocation_of_what_a_list_has_suspended_is_a_record_and_outlives_the_suspension() throws IOException {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            CredentialHead head = head("suspended", null, 0);
            done(journal, envelope("suspended", 10, head));
            List<Digest> it = List.of(head.digest());
            done(journal, Drafts.statusChanged(it, ListedStatus.SUSPENDED, "https://alpha.example/list"));
            RecordHeader revoked =
                    done(journal, Drafts.revoked(head.issuer(), head.digest(), Sample.bytes("revocation", 100), null));
            assertThat(revoked.kind()).isEqualTo(RecordKind.REVOKED);
            done(journal, Drafts.statusChanged(it, ListedStatus.VALID, "https://alpha.example/list"));

            assertThat(journal.register().find(head.digest()).orElseThrow())
                    .extracting(Entry::status, Entry::endedAt)
                    .containsExactly(CredentialStatus.REVOKED, revoked.index());
            assertThat(done(journal, Drafts.revoked(head.issuer(), head.digest(), Sample.bytes("again", 100), null)))
                    .as("once more says nothing new")
                    .isEqualTo(revoked);
        }
    }
}
