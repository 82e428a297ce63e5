package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.wire.AnchorEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary trust anchor}: certificates that let in whose keys they vouch for. */
@Command(
        name = "anchor",
        subcommands = {TrustAnchorCommand.Listing.class, TrustAnchorCommand.Add.class, TrustAnchorCommand.Remove.class})
final class TrustAnchorCommand {

    TrustAnchorCommand(Cartulary root) {}

    /** {@code trust anchor list}. */
    @Command(name = "list")
    static final class Listing implements Callable<Integer> {
        private final Cartulary root;

        Listing(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            try (CatalogClient client = root.operator()) {
                List<AnchorEntry> anchors = client.sync().anchors().items();
                Table table = new Table("sha256", "subject", "until", "note");
                anchors.forEach(each -> table.row(each.sha256(), each.subject(), each.until(), each.note()));
                Result.list(root, table, anchors);
            }
            return ExitCode.OK.number();
        }
    }

    /** {@code trust anchor add}. */
    @Command(name = "add")
    static final class Add implements Callable<Integer> {
        private final Cartulary root;

        @Parameters(paramLabel = "FILE", descriptionKey = "trust.anchor.file")
        private String file = "";

        @Option(names = "--note", descriptionKey = "trust.note")
        private @Nullable String note;

        Add(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            String pem = Files.readString(root.terminal().path(file), StandardCharsets.US_ASCII);
            try (CatalogClient client = root.operator()) {
                AnchorEntry entry = client.sync().anchor(AnchorEntry.of(pem, note));
                Result.one(root, entry, () -> root.terminal()
                        .out()
                        .println(root.messages().say("trust.added", String.valueOf(entry.subject()))));
            }
            return ExitCode.OK.number();
        }
    }

    /** {@code trust anchor remove}. */
    @Command(name = "remove")
    static final class Remove implements Callable<Integer> {
        private final Cartulary root;

        @Parameters(paramLabel = "SHA256", descriptionKey = "trust.anchor.name")
        private String sha256 = "";

        Remove(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            try (CatalogClient client = root.operator()) {
                client.sync().unanchor(sha256);
                root.terminal().out().println(root.messages().say("trust.removed", sha256));
            }
            return ExitCode.OK.number();
        }
    }
}
