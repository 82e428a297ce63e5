package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Hash;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteSigner;
import eu.cartulary.wire.ConsistencyProof;
import eu.cartulary.wire.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify}: what a receipt or a digest names is in the log, and the log goes on from where it was seen last. */
class VerifyLogTest {
    private static final String DIGEST = "ab".repeat(32);
    private static final byte[] FIRST = "{\"index\":0}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND =
            ("{\"index\":1,\"credentials\":[{\"digest\":\"" + DIGEST + "\"}]}").getBytes(StandardCharsets.UTF_8);

    private final NoteSigner log = signer();
    private final Hash first = Merkle.leaf(FIRST);
    private final Hash second = Merkle.leaf(SECOND);

    @TempDir
    Path folder;

    @Test
    void a_receipt_is_in_the_log_in_the_record_that_it_names() throws Exception {
        write("receipt.json", receipt(1, second));
        write("other.json", receipt(0, first));
        write("published.json", "[{\"file\":\"a.jwt\",\"status\":201,\"receipt\":" + receipt(1, second) + "}]");
        try (Runs runs = new Runs(folder).catalogSays("GET /log/proof", 200, json(proof()))) {
            String key = log.verifier().vkey();
            assertThat(runs.run("verify", "receipt.json", "--log-key", key)
                            .ended(ExitCode.OK)
                            .out())
                    .contains(DIGEST)
                    .contains("size 2");
            assertThat(runs.run("verify", "published.json", "--log-key", key)
                            .ended(ExitCode.OK)
                            .out())
                    .contains(DIGEST);
            assertThat(runs.run("verify", DIGEST, "--log-key", key)
                            .ended(ExitCode.OK)
                            .out())
                    .contains(DIGEST);
            assertThat(runs.run("verify", "other.json", "--log-key", key)
                            .ended(ExitCode.NOT_VERIFIED)
                            .err())
                    .contains("not in the record");
            runs.run("verify", "receipt.json", "--log-key", signer().verifier().vkey())
                    .ended(ExitCode.NOT_VERIFIED);
            runs.run("verify", "receipt.json").ended(ExitCode.USAGE);
            runs.run("verify", DIGEST).ended(ExitCode.USAGE);
            runs.run("verify").ended(ExitCode.USAGE);
        }
    }

    @Test
    void a_log_that_goes_on_is_followed_and_one_with_two_histories_shows_both_notes() {
        String key = log.verifier().vkey();
        try (Runs runs = new Runs(folder)) {
            runs.catalogSays("GET /log/checkpoint", "text/plain", note(1, first));
            runs.run("verify", "--log", "--log-key", key, "--seen", "seen").ended(ExitCode.OK);

            runs.catalogSays("GET /log/checkpoint", "text/plain", note(2, Merkle.node(first, second)));
            runs.catalogSays("GET /log/consistency", 200, json(new ConsistencyProof(1, 2, List.of(second.hex()))));
            assertThat(runs.run("verify", "--log", "--log-key", key, "--seen", "seen")
                            .ended(ExitCode.OK)
                            .out())
                    .contains("cli.example/log")
                    .contains("size 2");

            runs.catalogSays("GET /log/checkpoint", "text/plain", note(2, Merkle.node(second, first)));
            assertThat(runs.run("verify", "--log", "--log-key", key, "--seen", "seen")
                            .ended(ExitCode.NOT_VERIFIED)
                            .err())
                    .contains(note(2, Merkle.node(first, second)).strip())
                    .contains(note(2, Merkle.node(second, first)).strip());

            runs.catalogSays("GET /log/checkpoint", "text/plain", note(1, first));
            runs.run("verify", "--log", "--log-key", key, "--seen", "seen").ended(ExitCode.NOT_VERIFIED);
            runs.run("verify", "--log", "--log-key", "none").ended(ExitCode.USAGE);
        }
    }

    private InclusionProof proof() {
        return new InclusionProof(
                1,
                2,
                second.hex(),
                Base64.getEncoder().encodeToString(SECOND),
                List.of(first.hex()),
                note(2, Merkle.node(first, second)));
    }

    private String note(long size, Hash root) {
        return Checkpoint.sign(log, size, root).note().note();
    }

    private static String receipt(long index, Hash leaf) {
        return """
                {"credentials":[{"digest":"%s","issuer":"did:web:a.example","types":[],"subjects":[],"status":"active"}],
                "journal":{"index":%d,"leafHash":"%s"},"offerings":[]}""".formatted(DIGEST, index, leaf.hex());
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    private static NoteSigner signer() {
        try {
            return NoteSigner.generate("cli.example/log");
        } catch (LogFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
