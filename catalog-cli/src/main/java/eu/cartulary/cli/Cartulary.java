package eu.cartulary.cli;

import eu.cartulary.client.AnswerCheck;
import eu.cartulary.client.CatalogClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand, and the options that all commands share. */
@Command(
        name = "cartulary",
        mixinStandardHelpOptions = true,
        versionProvider = Cartulary.Version.class,
        scope = ScopeType.INHERIT)
final class Cartulary implements Runnable {
    private static final String DEFAULT_SERVER = "http://localhost:8080";

    private final Terminal terminal;
    private final Messages messages;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--server", scope = ScopeType.INHERIT, paramLabel = "URL", descriptionKey = "option.server")
    private @Nullable String server;

    @Option(names = "--token", scope = ScopeType.INHERIT, paramLabel = "TOKEN", descriptionKey = "option.token")
    private @Nullable String token;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            defaultValue = "table",
            descriptionKey = "option.output")
    private OutputFormat output = OutputFormat.TABLE;

    @Option(names = "--profile", scope = ScopeType.INHERIT, paramLabel = "NAME", descriptionKey = "option.profile")
    private @Nullable String profile;

    @Option(names = "--timeout", scope = ScopeType.INHERIT, paramLabel = "SECONDS", descriptionKey = "option.timeout")
    private int timeout = 60;

    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "en|fr|de", descriptionKey = "option.lang")
    private @Nullable String lang;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, descriptionKey = "option.no-color")
    private boolean noColour;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            descriptionKey = "option.quiet")
    private boolean quiet;

    Cartulary(Terminal terminal, Messages messages) {
        this.terminal = terminal;
        this.messages = messages;
    }

    /** Without a subcommand: the help, as a mistake, since nothing was done. */
    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), messages.say("failure.no-command"));
        }
    }

    Terminal terminal() {
        return terminal;
    }

    Messages messages() {
        return messages;
    }

    OutputFormat output() {
        return output;
    }

    Profile profile() {
        return Profile.read(terminal, profile == null ? "default" : profile);
    }

    /** See no-color.org: any value of the variable counts. */
    boolean inColour() {
        return !noColour
                && terminal.watched() == Terminal.Watched.BY_A_PERSON
                && terminal.variable("NO_COLOR") == null
                && !"dumb".equals(terminal.variable("TERM"));
    }

    boolean showsProgress() {
        return !quiet && terminal.watched() == Terminal.Watched.BY_A_PERSON;
    }

    /** Says something on the way, unless asked to be quiet. */
    void note(String text) {
        if (!quiet) {
            terminal.err().println(text);
        }
    }

    String server() {
        String chosen =
                first(server, terminal.variable("CARTULARY_SERVER"), profile().server());
        return chosen == null ? DEFAULT_SERVER : chosen.replaceFirst("/+$", "");
    }

    /** Whether somebody said which catalog is meant. */
    boolean serverIsNamed() {
        return first(server, terminal.variable("CARTULARY_SERVER"), profile().server()) != null;
    }

    CatalogClient client() {
        return builder().build();
    }

    /** A client that believes only what holds against the log. */
    CatalogClient client(AnswerCheck check) {
        return builder().check(check).build();
    }

    private CatalogClient.Builder builder() {
        CatalogClient.Builder builder;
        try {
            builder = CatalogClient.builder(URI.create(server()));
        } catch (IllegalArgumentException notAnAddress) {
            throw new CommandFailure(ExitCode.USAGE, messages.say("failure.server-address", server()));
        }
        builder.language(messages.language())
                .deadline(Duration.ofSeconds(Math.max(1, timeout)))
                .clock(terminal.clock());
        String bearer = first(token, terminal.variable("CARTULARY_TOKEN"));
        if (bearer != null) {
            builder.token(() -> bearer);
        }
        return builder;
    }

    /** A client that may operate: with the token that was given or, beside the catalog's own data, one made on the spot. */
    CatalogClient operator() throws IOException {
        if (first(token, terminal.variable("CARTULARY_TOKEN")) == null && TokenCommand.isPossible(this)) {
            token = TokenCommand.mint(this, null, Duration.ofMinutes(5));
        }
        return client();
    }

    static @Nullable String first(@Nullable String... choices) {
        for (String choice : choices) {
            if (choice != null) {
                return choice;
            }
        }
        return null;
    }

    /** From the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cartulary " + CommandLines.version(), "Java " + Runtime.version()};
        }
    }
}
