package eu.cartulary.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cartulary completion}: what the shell needs to complete commands and options. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(paramLabel = "bash|zsh|fish", descriptionKey = "completion.shell")
    private String shell = "";

    CompletionCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        CommandLine whole = CommandLines.of(root.terminal(), root.messages().language());
        String script =
                switch (shell.toLowerCase(Locale.ROOT)) {
                    case "bash" -> AutoComplete.bash("cartulary", whole);
                    // The script turns on zsh's emulation of bash completion by itself; compinit must have run.
                    case "zsh" -> "autoload -U +X compinit && compinit\n" + AutoComplete.bash("cartulary", whole);
                    case "fish" -> fish(whole, "");
                    default ->
                        throw new CommandFailure(ExitCode.USAGE, root.messages().say("completion.unknown", shell));
                };
        root.terminal().out().print(script);
        root.terminal().out().flush();
        return ExitCode.OK.number();
    }

    private static String fish(CommandLine command, String path) {
        StringBuilder script = new StringBuilder();
        String condition = path.isEmpty() ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + path;
        command.getSubcommands().forEach((name, sub) -> {
            script.append(
                    "complete -c cartulary -f -n '" + condition + "' -a " + name + " -d " + quoted(first(sub)) + "\n");
            script.append(fish(sub, name));
        });
        if (!path.isEmpty()) {
            command.getCommandSpec().options().stream()
                    .filter(option ->
                            !option.inherited() && option.longestName().startsWith("--"))
                    .forEach(option -> script.append("complete -c cartulary -n '" + condition + "' -l "
                            + option.longestName().substring(2) + " -d "
                            + quoted(String.join(" ", option.description())) + "\n"));
        }
        return script.toString();
    }

    private static String first(CommandLine command) {
        String[] description = command.getCommandSpec().usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
