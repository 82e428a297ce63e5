package eu.cartulary.benchmarks.jmh;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The benchmarks in process. */
@Command(name = "jmh", description = "Runs JMH; takes its own arguments, -h among them.")
public final class JmhCommand implements Callable<Integer> {
    @Parameters(arity = "0..*")
    private List<String> arguments = List.of();

    private JmhCommand() {}

    @Override
    public Integer call() throws Exception {
        Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
