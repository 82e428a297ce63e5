package eu.cartulary.benchmarks;

import eu.cartulary.benchmarks.jmh.JmhCommand;
import eu.cartulary.benchmarks.runs.LoadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar benchmarks.jar <command>}: see {@code benchmarks/README.md}. */
@Command(
        name = "benchmarks",
        description = "Measures Cartulary.",
        mixinStandardHelpOptions = true,
        subcommands = {LoadCommand.class, JmhCommand.class})
public final class Benchmarks implements Runnable {
    private Benchmarks() {}

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Runs one command. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Benchmarks());
        // JMH reads its own options.
        line.getSubcommands().get("jmh").setUnmatchedOptionsArePositionalParams(true);
        System.exit(line.execute(arguments));
    }
}
