package eu.cartulary.cli;

import eu.cartulary.json.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints a list or one thing in the form that was asked for. */
final class Result {
    private Result() {}

    /** A list: as a table or CSV from {@code table}, as JSON from the items themselves. */
    static void list(Cartulary root, Table table, List<?> items) {
        PrintWriter out = root.terminal().out();
        switch (root.output()) {
            case TABLE -> table.print(out);
            case CSV -> table.csv(out);
            case JSON -> out.println(Json.pretty(items));
            case NDJSON -> items.forEach(item -> out.println(line(item)));
            case TTL -> throw new CommandFailure(ExitCode.USAGE, root.messages().say("failure.no-turtle"));
        }
        out.flush();
    }

    /** One thing: for people by {@code text}, otherwise as JSON. */
    static void one(Cartulary root, Object item, Runnable text) {
        PrintWriter out = root.terminal().out();
        switch (root.output()) {
            case JSON -> out.println(Json.pretty(item));
            case NDJSON -> out.println(line(item));
            case TABLE -> text.run();
            case CSV, TTL ->
                throw new CommandFailure(ExitCode.USAGE, root.messages().say("failure.no-such-output", root.output()));
        }
        out.flush();
    }

    static String line(Object item) {
        return new String(Json.write(item), StandardCharsets.UTF_8);
    }
}
