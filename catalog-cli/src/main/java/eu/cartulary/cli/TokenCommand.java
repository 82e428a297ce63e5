package eu.cartulary.cli;

import eu.cartulary.jose.SigningKey;
import eu.cartulary.sign.OperatorTokens;
import eu.cartulary.sign.SigningKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cartulary token}: a short-lived token for the operator of a catalog, from the key in its data folder. */
@Command(name = "token")
final class TokenCommand implements Callable<Integer> {
    private final Cartulary root;

    @Option(names = "--data", paramLabel = "FOLDER", descriptionKey = "token.data")
    private @Nullable String data;

    @Option(names = "--minutes", defaultValue = "10", paramLabel = "N", descriptionKey = "token.minutes")
    private int minutes = 10;

    TokenCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        root.terminal().out().println(mint(root, data, Duration.ofMinutes(minutes)));
        return ExitCode.OK.number();
    }

    static String mint(Cartulary root, @Nullable String data, Duration validity) throws java.io.IOException {
        Path key = keyFile(root, data);
        SigningKey signing = SigningKeys.ofJwk(Files.readString(key));
        return OperatorTokens.mint(
                signing, root.server(), validity, root.terminal().clock());
    }

    private static Path keyFile(Cartulary root, @Nullable String data) {
        String named = Cartulary.first(data, root.terminal().variable("CARTULARY_DATA"));
        String[] folders = named != null ? new String[] {named} : new String[] {"data", "data-demo"};
        for (String folder : folders) {
            Path key = root.terminal().path(folder).resolve("keys").resolve("operator.jwk.json");
            if (Files.exists(key)) {
                return key;
            }
        }
        throw new CommandFailure(ExitCode.NOT_FOUND, root.messages().say("token.no-key", String.join(", ", folders)));
    }

    /** Whether there is a key from which a token can be made without being asked. */
    static boolean isPossible(Cartulary root) {
        try {
            keyFile(root, null);
            return true;
        } catch (CommandFailure none) {
            return false;
        }
    }
}
