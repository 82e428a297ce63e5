package eu.cartulary.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary man}: the manual pages, from the same texts as {@code --help}. */
@Command(name = "man")
final class ManCommand implements Callable<Integer> {
    private final Cartulary root;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", descriptionKey = "man.command")
    private List<String> words = new ArrayList<>();

    @Option(names = "--into", paramLabel = "FOLDER", descriptionKey = "man.into")
    private @Nullable String into;

    ManCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = CommandLines.of(root.terminal(), root.messages().language());
        for (String word : words) {
            command = command.getSubcommands().get(word);
            if (command == null) {
                throw new CommandFailure(ExitCode.USAGE, root.messages().say("man.unknown", String.join(" ", words)));
            }
        }
        if (into == null) {
            root.terminal().out().print(new ManPage(root.messages(), command).text());
            root.terminal().out().flush();
        } else {
            root.note(root.messages()
                    .say(
                            "man.written",
                            write(
                                    command,
                                    Files.createDirectories(root.terminal().path(into))),
                            into));
        }
        return ExitCode.OK.number();
    }

    private int write(CommandLine command, Path folder) throws IOException {
        ManPage page = new ManPage(root.messages(), command);
        Files.writeString(folder.resolve(page.name() + ".1"), page.text());
        int written = 1;
        for (CommandLine sub : command.getSubcommands().values()) {
            written += write(sub, folder);
        }
        return written;
    }
}
