package eu.cartulary.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One manual page in the man(7) macros of roff, which every {@code man} reads. */
final class ManPage {
    private final Messages messages;
    private final CommandLine command;
    private final CommandSpec spec;
    private final StringBuilder page = new StringBuilder();

    ManPage(Messages messages, CommandLine command) {
        this.messages = messages;
        this.command = command;
        this.spec = command.getCommandSpec();
    }

    /** Such as {@code cartulary-did-new}. */
    String name() {
        return spec.qualifiedName("-");
    }

    String text() {
        String version = String.valueOf(CommandLines.version());
        page.append(".TH \"" + escaped(name().toUpperCase(Locale.ROOT)) + "\" 1 \"\" \"cartulary " + escaped(version)
                + "\" \"Cartulary\"\n");
        section("man.name");
        page.append(plain(name() + " - " + lines(spec.usageMessage().description())))
                .append('\n');
        section("man.synopsis");
        page.append(".nf\n").append(plain(synopsis())).append("\n.fi\n");
        arguments("man.arguments", spec.positionalParameters());
        arguments(
                "man.options",
                spec.options().stream().filter(option -> !option.hidden()).toList());
        commands();
        if (spec.parent() == null) {
            exitCodes();
        }
        return page.toString();
    }

    private String synopsis() {
        return command.getHelp().synopsis(0).strip();
    }

    private void arguments(String heading, List<? extends ArgSpec> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        section(heading);
        for (ArgSpec argument : arguments) {
            String term = argument instanceof OptionSpec option
                    ? Arrays.stream(option.names()).collect(Collectors.joining(", "))
                            + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                    : argument.paramLabel();
            page.append(".TP\n.B " + escaped(term) + "\n" + plain(lines(argument.description())) + "\n");
        }
    }

    private void commands() {
        if (command.getSubcommands().isEmpty()) {
            return;
        }
        section("man.commands");
        command.getSubcommands().values().forEach(sub -> {
            CommandSpec each = sub.getCommandSpec();
            page.append(".TP\n.BR " + escaped(each.qualifiedName("-")) + " (1)\n"
                    + plain(lines(each.usageMessage().description())) + "\n");
        });
    }

    private void exitCodes() {
        section("man.exit-status");
        for (ExitCode code : ExitCode.values()) {
            page.append(".TP\n.B " + code.number() + "\n"
                    + plain(messages.say("exit." + code.name().toLowerCase(Locale.ROOT))) + "\n");
        }
    }

    private void section(String heading) {
        page.append(".SH " + escaped(messages.say(heading).toUpperCase(Locale.ROOT)) + "\n");
    }

    private static String lines(String[] text) {
        return String.join(" ", text);
    }

    /** A line that begins with a dot or an apostrophe would be an instruction to roff. */
    private static String plain(String text) {
        return escaped(text)
                .lines()
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }
}
