package eu.cartulary.cli;

import eu.cartulary.report.Language;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands together and runs one. */
final class CommandLines {
    private CommandLines() {}

    static int run(Terminal terminal, String... arguments) {
        return of(terminal, language(terminal, Arrays.asList(arguments))).execute(arguments);
    }

    static CommandLine of(Terminal terminal, Language language) {
        Cartulary root = new Cartulary(terminal, new Messages(language));
        CommandLine line = new CommandLine(root, new Factory(root));
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
