package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.json.Json;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.verify.CheckpointStore;
import eu.cartulary.verify.EnvelopeVerifier;
import eu.cartulary.verify.InclusionVerifier;
import eu.cartulary.verify.LogGuard;
import eu.cartulary.verify.VerificationException;
import eu.cartulary.verify.Verified;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.Receipt;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * {@code cartulary verify}: signatures and dates of an envelope; that the log holds what a receipt or a digest names; that the log goes
 * on from where it was seen last.
 */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(arity = "0..*", paramLabel = "FILE|DIGEST", descriptionKey = "verify.what")
    private List<String> what = List.of();

    @Option(names = "--did-document", paramLabel = "FILE", descriptionKey = "verify.did-document")
    private @Nullable String didDocument;

    @Option(names = "--log-key", paramLabel = "VKEY", descriptionKey = "verify.log-key")
    private @Nullable String logKey;

    @Option(names = "--log", descriptionKey = "verify.whole-log")
    private boolean log;

    @Option(names = "--seen", paramLabel = "FILE", descriptionKey = "verify.seen")
    private @Nullable String seen;

    VerifyCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        try {
            for (String each : what) {
                if (each.matches("[0-9a-f]{64}")) {
                    logKey();
                    try (CatalogClient client = root.client()) {
                        inLog(each, client.sync().inclusion(each));
                    }
                } else {
                    file(each);
                }
            }
            if (log) {
                log();
            } else if (what.isEmpty()) {
                throw new CommandFailure(ExitCode.USAGE, root.messages().say("verify.nothing"));
            }
            return ExitCode.OK.number();
        } catch (VerificationException refused) {
            throw new CommandFailure(ExitCode.NOT_VERIFIED, refused.rule() + ": " + refused.getMessage());
        }
    }

    private void file(String file) throws Exception {
        Inputs.Input input = file.equals("-")
                ? Inputs.standardInput(root)
                : Inputs.readAll(root, List.of(file)).get(0);
        List<Receipt> receipts = receipts(input);
        if (receipts.isEmpty()) {
            envelope(input);
        }
        for (Receipt receipt : receipts) {
            receipt(receipt);
        }
    }

    /** As the catalog gave one, or as {@code publish -o json} wrote them down. */
    private static List<Receipt> receipts(Inputs.Input input) throws Json.MalformedJsonException {
        JsonNode json;
        try {
            json = Json.read(input.bytes());
        } catch (Json.MalformedJsonException token) {
            return List.of();
        }
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode each :
                json.isArray() ? json : Json.mapper().createArrayNode().add(json)) {
            JsonNode one = each.has("receipt") ? each.get("receipt") : each;
            if (one.has("journal") && one.has("credentials")) {
                receipts.add(Json.read(Json.write(one), Receipt.class));
            }
        }
        return receipts;
    }

    /** Every credential of it is in the log, in the very record that it names. */
    private void receipt(Receipt receipt) throws Exception {
        logKey();
        try (CatalogClient client = root.client()) {
            for (Receipt.PublishedCredential each : receipt.credentials()) {
                InclusionProof proof = client.sync().inclusion(each.digest());
                inLog(each.digest(), proof);
                boolean there = proof.index() == receipt.journal().index()
                        && proof.leafHash().equals(receipt.journal().leafHash());
                if (!there) {
                    throw new CommandFailure(
                            ExitCode.NOT_VERIFIED, root.messages().say("verify.not-the-record", each.digest()));
                }
            }
        }
    }

    /** The checkpoint is signed by the log's key, and goes on from the one that was seen last. */
    private void log() {
        LogGuard guard = guard();
        try (CatalogClient client = root.client(guard)) {
            client.sync().checkpoint();
            Checkpoint last = guard.last().orElseThrow();
            root.terminal().out().println("✓ " + root.messages().say("verify.log", last.origin(), last.size()));
        }
    }

    private LogGuard guard() {
        try {
            LogGuard guard = LogGuard.of(logKey());
            return seen == null
                    ? guard
                    : guard.rememberingIn(CheckpointStore.file(root.terminal().path(seen)));
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(malformed.getMessage()));
        }
    }

    private String logKey() {
        if (logKey == null) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("verify.no-log-key"));
        }
        return logKey;
    }

    private void envelope(Inputs.Input input) throws Exception {
        Verified<Envelope> verified =
                new EnvelopeVerifier(this::document, root.terminal().clock()).verify(Envelope.detect(input.bytes()));
        for (Verified.Signature signature : verified.signatures()) {
            root.terminal()
                    .out()
                    .println("✓ " + root.messages().say("verify.signed", signature.keyId(), signature.algorithm())
                            + "  " + signature.digest());
        }
        root.terminal().out().flush();
    }

    private DidDocument document(String did) throws DidException {
        if (didDocument != null) {
            try {
                return DidDocument.parse(Files.readAllBytes(root.terminal().path(didDocument)), did);
            } catch (java.io.IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
        return Dids.resolve(root, did);
    }

    private void inLog(String digest, InclusionProof proof) throws VerificationException {
        long size = InclusionVerifier.of(logKey()).verify(digest, proof).size();
        root.terminal().out().println("✓ " + root.messages().say("verify.in-log", digest, size));
    }
}
