package eu.cartulary.cli;

import eu.cartulary.shapes.examples.Examples;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary new}: one commented file with everything a description of this kind needs. */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(arity = "0..1", paramLabel = "KIND", descriptionKey = "new.kind")
    private @Nullable String kind;

    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "new.file")
    private @Nullable String file;

    @Option(names = "--host", paramLabel = "HOST", descriptionKey = "new.host")
    private @Nullable String host;

    @Option(names = "--company", paramLabel = "NAME", descriptionKey = "new.company")
    private @Nullable String company;

    @Option(names = "--country", paramLabel = "XX", descriptionKey = "new.country")
    private @Nullable String country;

    NewCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        String asked = kind;
        if (asked == null) {
            Examples.kinds().forEach(root.terminal().out()::println);
            return ExitCode.OK.number();
        }
        String text = Examples.yaml(asked)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        root.messages().say("new.unknown-kind", asked, String.join(", ", Examples.kinds()))));
        String usual = asked.substring(asked.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT) + ".yaml";
        String name = file == null ? usual : file;
        String own = filledIn(text, usual, name);
        if (name.equals("-")) {
            root.terminal().out().print(own);
            return ExitCode.OK.number();
        }
        write(root.terminal().path(name), own);
        root.terminal().out().println(name);
        root.note(root.messages().say("new.done", name));
        return ExitCode.OK.number();
    }

    private String filledIn(String text, String usual, String name) {
        String keyId = root.profile().keyId();
        String ownHost = host != null
                ? host
                : keyId != null && keyId.startsWith("did:web:")
                        ? keyId.substring("did:web:".length(), keyId.indexOf('#'))
                                .replace(":", "/")
                                .replace("%3A", ":")
                        : Examples.HOST;
        String own = text.replace(usual, name).replace(usual.replace(".yaml", ".jwt"), SignCommand.signedName(name));
        own = own.replace(
                        "did:web:" + Examples.HOST,
                        "did:web:" + ownHost.replace(":", "%3A").replace("/", ":"))
                .replace(Examples.HOST, ownHost);
        if (company != null) {
            own = own.replace("Example Cloud SAS", quoted(company));
        }
        if (country != null) {
            own = own.replaceAll("([cC]ountr(?:yCode|y|ies)): FR\\b", "$1: " + country.toUpperCase(Locale.ROOT));
        }
        return own;
    }

    /** As a YAML scalar that is surely a string. */
    private static String quoted(String text) {
        return text.matches("[\\p{L}][\\p{L}\\p{N} &.'-]*")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void write(Path path, String text) throws java.io.IOException {
        try {
            Files.write(path, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new CommandFailure(ExitCode.CONFLICT, root.messages().say("did.new.exists", path));
        }
    }
}
