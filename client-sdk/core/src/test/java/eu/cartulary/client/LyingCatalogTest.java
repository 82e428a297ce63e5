package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import eu.cartulary.did.DidKey;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.json.Json;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.sign.Signer;
import eu.cartulary.sign.SigningKeys;
import eu.cartulary.verify.AnswerNotVerifiedException;
import eu.cartulary.verify.CheckpointStore;
import eu.cartulary.verify.EnvelopeVerifier;
import eu.cartulary.verify.LogForkException;
import eu.cartulary.verify.LogGuard;
import eu.cartulary.verify.StaleCheckpointException;
import eu.cartulary.verify.Verified;
import eu.cartulary.verify.VerifyingCatalog;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog that lies about its log is found out by its client, and the client can show both signed notes. */
class LyingCatalogTest {
    private static final Signer SIGNER = Signer.ofDidKey(SigningKeys.generate(Algorithm.EDDSA));

    private final TestLog honest = TestLog.create().add("aa").add("bb").add("cc");
    private volatile TestLog shown = honest;
    private volatile TestLog proving = honest;
    private volatile UnaryOperator<InclusionProof> changed = proof -> proof;
    private volatile byte[] kept = new byte[0];
    private StubCatalog stub;

    @BeforeEach
    void start() {
        stub = new StubCatalog(this::answer);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private void answer(HttpExchange exchange, StubCatalog.Asked asked) throws IOException {
        Map<String, String> query = new java.util.HashMap<>();
        for (String part : asked.query().split("&")) {
            query.put(part.replaceFirst("=.*", ""), part.replaceFirst("[^=]*=?", ""));
        }
        switch (asked.path()) {
            case "/log/checkpoint" -> StubCatalog.send(exchange, 200, "text/plain", shown.note());
            case "/log/proof" -> json(exchange, changed.apply(shown.inclusion(query.get("digest"))));
            case "/log/consistency" -> {
                long to = Long.parseLong(query.get("to"));
                if (to > proving.size()) {
                    StubCatalog.send(
                            exchange,
                            400,
                            "application/problem+json",
                            "{\"type\":\"/problems/bad-request\",\"title\":\"no such size\",\"status\":400}");
                } else {
                    json(exchange, proving.consistency(Long.parseLong(query.get("from")), to));
                }
            }
            case "/credentials" -> publish(exchange, new Envelope(asked.header("Content-type"), asked.body()));
            default -> StubCatalog.send(exchange, 200, Envelope.VC_JWT, new String(kept));
        }
    }

    private void publish(HttpExchange exchange, Envelope sent) throws IOException {
        String digest = EnvelopeVerifier.digestOf(sent);
        shown.add(digest);
        json(
                exchange,
                receipt(digest, shown.size() - 1, shown.leaf(shown.size() - 1).hex()));
    }

    private Receipt receipt(String digest, int index, String leaf) {
        return new Receipt(
                List.of(new Receipt.PublishedCredential(digest, null, "did:x", List.of(), List.of(), "active")),
                new Receipt.JournalPlace(index, leaf, shown.note()),
                List.of());
    }

    private static void json(HttpExchange exchange, Object body) throws IOException {
        StubCatalog.send(exchange, 200, "application/json", new String(Json.write(body)));
    }

    private LogGuard guard() {
        return LogGuard.of(honest.key.verifier().vkey());
    }

    private CatalogClient client(LogGuard guard) {
        return stub.client().check(guard).build();
    }

    private static Envelope credential() {
        return SIGNER.credential("{\"credentialSubject\":{\"id\":\"urn:x:1\"}}");
    }

    @Test
    void an_honest_log_is_believed_and_remembered() {
        LogGuard guard = guard();
        SyncCatalog catalog = client(guard).sync();
        catalog.checkpoint();
        for (int i = 0; i < 9; i++) {
            Receipt receipt = catalog.publish(credential());
            assertThat(receipt.journal().index()).isEqualTo(3 + i);
        }
        assertThat(guard.last().map(Checkpoint::size)).contains(12L);
        assertThat(catalog.inclusion("bb").index()).isEqualTo(1);
    }

    @Test
    void a_fork_is_reported_with_both_notes_as_evidence() throws Exception {
        LogGuard guard = guard();
        SyncCatalog catalog = client(guard).sync();
        String before = catalog.checkpoint();
        TestLog other = honest.fork(2).add("other").add("more");
        shown = other;
        proving = other;
        assertThatThrownBy(catalog::checkpoint).isInstanceOfSatisfying(LogForkException.class, fork -> {
            assertThat(fork.before()).isEqualTo(before);
            assertThat(fork.now()).isEqualTo(other.note());
            assertThat(fork.getMessage()).contains(before, other.note());
            try {
                // Whoever has the key can see that the log itself signed both.
                Checkpoint.verify(fork.before(), honest.key.verifier());
                Checkpoint.verify(fork.now(), honest.key.verifier());
            } catch (eu.cartulary.log.LogFormatException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(guard.last().map(each -> each.note().note()))
                .as("the first story is still remembered")
                .contains(before);
    }

    @Test
    void two_roots_of_one_size_are_a_fork_without_any_proof() {
        SyncCatalog catalog = client(guard()).sync();
        catalog.checkpoint();
        shown = honest.fork(2).add("other");
        assertThatThrownBy(catalog::checkpoint)
                .isInstanceOf(LogForkException.class)
                .hasMessageContaining("two roots at size 3");
    }

    @Test
    void a_publication_into_a_forked_log_fails_although_its_inclusion_is_proved() {
        SyncCatalog catalog = client(guard()).sync();
        catalog.checkpoint();
        shown = honest.fork(1).add("x").add("y");
        proving = shown;
        assertThatThrownBy(() -> catalog.publish(credential())).isInstanceOf(LogForkException.class);
    }

    @Test
    void a_log_that_was_set_back_is_stale_whether_it_can_prove_it_or_not() {
        LogGuard guard = guard();
        SyncCatalog catalog = client(guard).sync();
        String before = catalog.checkpoint();
        shown = honest.fork(2);
        assertThatThrownBy(catalog::checkpoint).isInstanceOfSatisfying(StaleCheckpointException.class, stale -> {
            assertThat(stale.before()).isEqualTo(before);
            assertThat(stale.now()).isEqualTo(shown.note());
        });
        proving = shown;
        assertThatThrownBy(catalog::checkpoint).isInstanceOf(StaleCheckpointException.class);
        assertThat(guard.last().map(Checkpoint::size)).contains(3L);
    }

    @Test
    void a_log_of_another_key_is_not_believed() {
        LogGuard other = LogGuard.of(TestLog.create().key.verifier().vkey());
        refused(() -> client(other).sync().checkpoint(), "checkpoint-invalid");
        refused(() -> client(other).sync().publish(credential()), "checkpoint-invalid");
        assertThat(other.last()).isEmpty();
    }

    @Test
    void a_wrong_leaf_a_wrong_path_and_a_wrong_record_are_not_in_the_log() {
        SyncCatalog catalog = client(guard()).sync();
        changed = proof -> new InclusionProof(
                proof.index() == 0 ? 1 : 0,
                proof.size(),
                proof.leafHash(),
                proof.header(),
                proof.proof(),
                proof.checkpoint());
        refused(() -> catalog.inclusion("aa"), "not-in-log");
        refused(() -> catalog.publish(credential()), "not-in-log");
        changed = proof -> honest.inclusion("bb");
        refused(() -> catalog.inclusion("aa"), "not-in-log");
        changed = proof -> new InclusionProof(0, 3, proof.leafHash(), null, proof.proof(), proof.checkpoint());
        refused(() -> catalog.inclusion("aa"), "proof-malformed");
    }

    @Test
    void a_receipt_with_a_note_of_another_history_is_a_fork_and_with_a_forged_one_no_receipt() {
        List<String> notes =
                new ArrayList<>(List.of(honest.fork(1).add("x").add("y").note()));
        try (StubCatalog liar = new StubCatalog((exchange, asked) -> {
            if (asked.path().equals("/credentials")) {
                String digest = EnvelopeVerifier.digestOf(new Envelope(asked.header("Content-type"), asked.body()));
                honest.add(digest);
                int index = honest.size() - 1;
                Receipt told = receipt(digest, index, honest.leaf(index).hex());
                json(
                        exchange,
                        new Receipt(
                                told.credentials(),
                                new Receipt.JournalPlace(index, told.journal().leafHash(), notes.get(0)),
                                told.offerings()));
            } else {
                answer(exchange, asked);
            }
        })) {
            SyncCatalog catalog = liar.client().check(guard()).build().sync();
            catalog.checkpoint();
            assertThatThrownBy(() -> catalog.publish(credential())).isInstanceOf(LogForkException.class);
            notes.set(0, TestLog.create().add("aa").note());
            refused(() -> catalog.publish(credential()), "checkpoint-invalid");
        }
    }

    @Test
    void a_receipt_for_something_else_is_no_receipt() {
        List<Receipt> receipts = new ArrayList<>();
        receipts.add(receipt("bb", 1, honest.leaf(1).hex()));
        try (StubCatalog liar = new StubCatalog((exchange, asked) -> {
            if (asked.path().equals("/credentials")) {
                json(exchange, receipts.get(0));
            } else {
                answer(exchange, asked);
            }
        })) {
            SyncCatalog catalog = liar.client().check(guard()).build().sync();
            refused(() -> catalog.publish(credential()), "receipt-differs");
            Envelope sent = credential();
            String digest = EnvelopeVerifier.digestOf(sent);
            honest.add(digest);
            receipts.set(0, receipt(digest, 3, honest.leaf(0).hex()));
            refused(() -> catalog.publish(sent), "receipt-differs");
            receipts.set(0, receipt(digest, 2, honest.leaf(2).hex()));
            refused(() -> catalog.publish(sent), "receipt-differs");
            receipts.set(0, receipt(digest, 3, honest.leaf(3).hex()));
            assertThat(catalog.publish(sent).journal().index()).isEqualTo(3);
            refused(() -> catalog.publish(SIGNER.presentation(List.of(sent, credential()))), "receipt-differs");
            assertThat(catalog.publish(SIGNER.presentation(List.of(sent)))).isNotNull();
        }
    }

    @Test
    void a_checkpoint_in_a_file_holds_the_log_to_its_word_after_a_restart(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("deeper/catalog.checkpoint");
        client(guard().rememberingIn(CheckpointStore.file(file))).sync().checkpoint();
        assertThat(Files.readString(file)).isEqualTo(honest.note());
        shown = honest.fork(2).add("other").add("more");
        proving = shown;
        SyncCatalog later =
                client(guard().rememberingIn(CheckpointStore.file(file))).sync();
        assertThatThrownBy(later::checkpoint).isInstanceOf(LogForkException.class);
        Files.writeString(file, "scribble");
        refused(later::checkpoint, "remembered-checkpoint-invalid");
        assertThat(CheckpointStore.file(file).replace(null, "x")).isFalse();
        assertThat(CheckpointStore.file(file).replace("scribble", "x")).isTrue();
    }

    @Test
    void calls_that_overtake_each_other_are_no_lie() {
        LogGuard guard = guard();
        AsyncCatalog catalog = client(guard).async();
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            honest.add("n" + i);
            calls.add(catalog.checkpoint());
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        assertThat(guard.last().map(Checkpoint::size)).contains(43L);
    }

    @Test
    void what_comes_out_of_a_verifying_catalog_is_verified() {
        Envelope own = credential();
        kept = own.bytes();
        EnvelopeVerifier envelopes = new EnvelopeVerifier(DidKey::resolve, Clock.systemUTC());
        VerifyingCatalog catalog = VerifyingCatalog.of(stub.client().build(), guard(), envelopes);
        Verified<Receipt> receipt = catalog.publish(own);
        assertThat(receipt.checkpoint().map(Checkpoint::size)).contains(4L);
        String digest = receipt.value().credentials().get(0).digest();
        Verified<Envelope> envelope = catalog.envelope(digest);
        assertThat(envelope.signatures()).singleElement().satisfies(signature -> assertThat(signature.issuer())
                .isEqualTo(SIGNER.issuer()));
        assertThat(envelope.checkpoint()).isPresent();
        assertThat(catalog.checkpoint().size()).isEqualTo(4);

        kept = credential().bytes();
        refused(() -> catalog.envelope(digest), "digest-differs");
        kept = Arrays.copyOf(own.bytes(), own.bytes().length - 3);
        assertThatThrownBy(() -> catalog.envelope(digest)).isInstanceOf(AnswerNotVerifiedException.class);
        assertThat(envelope.value()).isEqualTo(own);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String rule) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(AnswerNotVerifiedException.class, refused -> assertThat(refused.rule())
                        .isEqualTo(rule));
    }
}
