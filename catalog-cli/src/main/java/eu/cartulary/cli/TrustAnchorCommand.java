package eu.cartulary.cli;

import eu.cartulary.client.SyncCatalog;
import eu.cartulary.wire.AnchorEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
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
    static final class Listing extends OperatorCommand {
        Listing(Cartulary root) {
            super(root);
        }

        @Override
        void ask(SyncCatalog catalog) {
            List<AnchorEntry> anchors = catalog.anchors().items();
            Table table = new Table("sha256", "subject", "until", "note");
            anchors.forEach(each -> table.row(each.sha256(), each.subject(), each.until(), each.note()));
            Result.list(root, table, anchors);
        }
    }

    /** {@code trust anchor add}. */
    @Command(name = "add")
    static final class Add extends OperatorCommand {
        @Parameters(paramLabel = "FILE", descriptionKey = "trust.anchor.file")
        private String file = "";

        @Option(names = "--note", descriptionKey = "trust.note")
        private @Nullable String note;

        Add(Cartulary root) {
            super(root);
        }

        @Override
        void ask(SyncCatalog catalog) throws IOException {
            String pem = Files.readString(root.terminal().path(file), StandardCharsets.US_ASCII);
            AnchorEntry entry = catalog.anchor(AnchorEntry.of(pem, note));
            Result.one(root, entry, () -> say("trust.added", String.valueOf(entry.subject())));
        }
    }

    /** {@code trust anchor remove}. */
    @Command(name = "remove")
    static final class Remove extends OperatorCommand {
        @Parameters(paramLabel = "SHA256", descriptionKey = "trust.anchor.name")
        private String sha256 = "";

        Remove(Cartulary root) {
            super(root);
        }

        @Override
        void ask(SyncCatalog catalog) {
            catalog.unanchor(sha256);
            say("trust.removed", sha256);
        }
    }
}
