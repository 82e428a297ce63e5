package eu.cartulary.cli;

import eu.cartulary.client.Envelope;
import eu.cartulary.sign.Signer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code cartulary sign}: one presentation of everything in a description file. */
@Command(name = "sign")
final class SignCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(paramLabel = "FILE", descriptionKey = "sign.file")
    private String file = "";

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "option.key")
    private @Nullable String key;

    @Option(names = "--key-id", paramLabel = "DID#KEY", descriptionKey = "option.key-id")
    private @Nullable String keyId;

    @Option(names = "--to", paramLabel = "FILE", descriptionKey = "sign.to")
    private @Nullable String to;

    @Option(names = "--valid-for", defaultValue = "P365D", paramLabel = "DURATION", descriptionKey = "sign.valid-for")
    private String validFor = "P365D";

    SignCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        Inputs.Input input = file.equals("-")
                ? Inputs.standardInput(root)
                : Inputs.readAll(root, List.of(file)).get(0);
        Envelope signed = signed(root, input, signer());
        String name = to != null ? to : file.equals("-") ? "-" : signedName(file);
        if (name.equals("-")) {
            root.terminal().out().println(signed.text());
        } else {
            Files.writeString(root.terminal().path(name), signed.text() + "\n");
            root.terminal().out().println(name);
            root.note(root.messages().say("sign.done", name));
        }
        return ExitCode.OK.number();
    }

    private Signer signer() throws java.io.IOException {
        Duration validity;
        try {
            validity = Duration.parse(validFor);
        } catch (java.time.DateTimeException notADuration) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("sign.duration", validFor));
        }
        return KeyFiles.signer(root, key, keyId).at(root.terminal().clock()).validFor(validity);
    }

    static Envelope signed(Cartulary root, Inputs.Input input, Signer signer) {
        List<Envelope> credentials = new ArrayList<>();
        for (ObjectNode credential : DescriptionFile.credentials(root, input)) {
            credentials.add(signer.credential(credential));
        }
        return signer.presentation(credentials);
    }

    static String signedName(String file) {
        int dot = file.lastIndexOf('.');
        return (dot > file.lastIndexOf('/') ? file.substring(0, dot) : file) + ".jwt";
    }
}
