package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidDocument;
import eu.cartulary.did.DidException;
import eu.cartulary.verify.EnvelopeVerifier;
import eu.cartulary.verify.InclusionVerifier;
import eu.cartulary.verify.VerificationException;
import eu.cartulary.verify.Verified;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary verify}: signatures and dates of an envelope; with a digest, that the catalog's log holds it. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIGEST", descriptionKey = "verify.what")
    private List<String> what = List.of();

    @Option(names = "--did-document", paramLabel = "FILE", descriptionKey = "verify.did-document")
    private @Nullable String didDocument;

    @Option(names = "--log-key", paramLabel = "VKEY", descriptionKey = "verify.log-key")
    private @Nullable String logKey;

    VerifyCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        try {
            for (String each : what) {
                if (each.matches("[0-9a-f]{64}")) {
                    inLog(each);
                } else {
                    envelope(each);
                }
            }
            return ExitCode.OK.number();
        } catch (VerificationException refused) {
            throw new CommandFailure(ExitCode.NOT_VERIFIED, refused.rule() + ": " + refused.getMessage());
        }
    }

    private void envelope(String file) throws Exception {
        Inputs.Input input = file.equals("-")
                ? Inputs.standardInput(root)
                : Inputs.readAll(root, List.of(file)).get(0);
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

    private void inLog(String digest) throws Exception {
        if (logKey == null) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("verify.no-log-key"));
        }
        try (CatalogClient client = root.client()) {
            long size = InclusionVerifier.of(logKey)
                    .verify(digest, client.sync().inclusion(digest))
                    .size();
            root.terminal().out().println("✓ " + root.messages().say("verify.in-log", digest, size));
        }
    }
}
