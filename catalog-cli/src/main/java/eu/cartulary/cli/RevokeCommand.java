package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.sign.Signer;
import eu.cartulary.wire.RecordedChange;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary revoke}: takes back what one signed. */
@Command(name = "revoke")
final class RevokeCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(paramLabel = "DIGEST", descriptionKey = "revoke.digest")
    private String digest = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "ceased|replaced|error|key-compromise",
            descriptionKey = "revoke.reason")
    private String reason = "";

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "option.key")
    private @Nullable String key;

    @Option(names = "--key-id", paramLabel = "DID#KEY", descriptionKey = "option.key-id")
    private @Nullable String keyId;

    @Option(names = "--everywhere", descriptionKey = "revoke.everywhere")
    private boolean everywhere;

    @Option(names = "--print", descriptionKey = "revoke.print")
    private boolean print;

    RevokeCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        Signer signer = KeyFiles.signer(root, key, keyId).at(root.terminal().clock());
        String token = everywhere
                ? signer.revocationEverywhere(digest, reason())
                : signer.revocation(digest, reason(), root.server());
        if (print) {
            root.terminal().out().println(token);
            return ExitCode.OK.number();
        }
        try (CatalogClient client = root.client()) {
            RecordedChange change = client.sync().revoke(digest, token);
            Result.one(root, change, () -> root.terminal()
                    .out()
                    .println(root.messages().say("revoke.done", digest)));
        }
        return ExitCode.OK.number();
    }

    private RevocationReason reason() {
        try {
            return RevocationReason.valueOf(reason.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("revoke.unknown-reason", reason));
        }
    }
}
