package eu.cartulary.cli;

import eu.cartulary.report.Language;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands together and runs one. */
final class CommandLines {
    /** In the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = commands();

    private CommandLines() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("did", DidCommand.class);
        commands.put("new", NewCommand.class);
        commands.put("validate", ValidateCommand.class);
        commands.put("sign", SignCommand.class);
        commands.put("publish", PublishCommand.class);
        commands.put("search", SearchCommand.class);
        commands.put("show", ShowCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("watch", WatchCommand.class);
        commands.put("revoke", RevokeCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("token", TokenCommand.class);
        commands.put("trust", TrustCommand.class);
        commands.put("backup", BackupCommand.class);
        commands.put("restore", RestoreCommand.class);
        commands.put("doctor", DoctorCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("man", ManCommand.class);
        return commands;
    }

    /** Reading the annotations of a command costs as much as starting Java: those that nobody names are names and no more. */
    static int run(Terminal terminal, String... arguments) {
        List<String> all = Arrays.asList(arguments);
        return of(terminal, language(terminal, all), Set.copyOf(all)).execute(arguments);
    }

    /** With every command whole, for those who describe them. */
    static CommandLine of(Terminal terminal, Language language) {
        return of(terminal, language, COMMANDS.keySet());
    }

    private static CommandLine of(Terminal terminal, Language language, Set<String> named) {
        Cartulary root = new Cartulary(terminal, new Messages(language));
        CommandLine line = new CommandLine(root, new Factory(root));
        COMMANDS.forEach((name, command) ->
                line.addSubcommand(name, named.contains(name) ? command : CommandLine.Model.CommandSpec.create()));
        line.setResourceBundle(root.messages().bundle());
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler(new Failures(root));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(root.inColour() ? Ansi.ON : Ansi.OFF));
        return line;
    }

    /** The language must be known before the options are read, since their descriptions are in it. */
    private static Language language(Terminal terminal, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith("--lang=")) {
                return Language.preferred(arguments.get(i).substring("--lang=".length()));
            }
            if (arguments.get(i).equals("--lang") && i + 1 < arguments.size()) {
                return Language.preferred(arguments.get(i + 1));
            }
        }
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String locale = terminal.variable(name);
            if (locale != null) { // Such as de_AT.UTF-8; C and POSIX are English.
                return Language.preferred(locale.replaceFirst("[.@].*", "").replace('_', '-'));
            }
        }
        return Language.EN;
    }

    /** Gives every command the root, which holds the terminal and the options that all of them share. */
    private static final class Factory implements CommandLine.IFactory {
        private final Cartulary root;

        Factory(Cartulary root) {
            this.root = root;
        }

        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                var constructor = type.getDeclaredConstructor(Cartulary.class);
                return constructor.newInstance(root);
            } catch (NoSuchMethodException notACommandOfOurs) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }

    static @Nullable String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
