package eu.cartulary.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    @AllowedHere("the program is put together here")
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.in,
                Path.of("").toAbsolutePath(),
                System.getenv(),
                isWatched() ? Terminal.Watched.BY_A_PERSON : Terminal.Watched.BY_NOBODY,
                Clock.systemUTC());
        int code = CommandLines.run(terminal, arguments);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(code);
    }

    /** From Java 22 on there is a console also when output goes into a pipe; older ones give none then. */
    private static boolean isWatched() {
        if (System.console() == null || System.getenv("CI") != null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
