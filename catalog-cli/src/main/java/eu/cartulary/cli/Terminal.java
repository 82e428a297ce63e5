package eu.cartulary.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a command knows of the machine it runs on.
 *
 * @param out results
 * @param err progress and problems
 * @param in standard input
 * @param folder what relative paths are relative to
 * @param environment its variables
 * @param watched whether a person looks at {@code err}: only then is there progress and colour
 * @param clock the time
 */
record Terminal(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        Path folder,
        Map<String, String> environment,
        Watched watched,
        Clock clock) {

    /** Who reads standard error. */
    enum Watched {
        BY_A_PERSON,
        BY_NOBODY
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    @Nullable
    String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Folder of settings and keys (XDG Base Directory Specification). */
    Path settingsFolder() {
        String xdg = variable("XDG_CONFIG_HOME");
        String home = variable("HOME");
        Path base = xdg != null ? Path.of(xdg) : Path.of(home == null ? "." : home, ".config");
        return folder.resolve(base).resolve("cartulary");
    }
}
