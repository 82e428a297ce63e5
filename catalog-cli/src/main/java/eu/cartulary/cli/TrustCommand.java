package eu.cartulary.cli;

import eu.cartulary.client.SyncCatalog;
import eu.cartulary.client.TrustedAs;
import eu.cartulary.wire.TrustEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cartulary trust}: the trust list of a catalog, for its operator. */
@Command(
        name = "trust",
        subcommands = {
            TrustCommand.Listing.class,
            TrustCommand.Add.class,
            TrustCommand.Remove.class,
            TrustAnchorCommand.class,
            TrustCommand.Refused.class
        })
final class TrustCommand {

    TrustCommand(Cartulary root) {}

    private static TrustedAs role(boolean attester) {
        return attester ? TrustedAs.ATTESTER : TrustedAs.ISSUER;
    }

    /** {@code trust list}. */
    @Command(name = "list")
    static final class Listing extends OperatorCommand {
        @Option(names = "--attesters", descriptionKey = "trust.attesters")
        private boolean attesters;

        Listing(Cartulary root) {
            super(root);
        }

        @Override
        void ask(SyncCatalog catalog) {
            List<TrustEntry> entries = catalog.trusted(role(attesters)).items();
            Table table = new Table("did", "name", "since", "note");
            entries.forEach(entry -> table.row(entry.did(), entry.name(), entry.since(), entry.note()));
            Result.list(root, table, entries);
        }
    }

    /** {@code trust add}. */
    @Command(name = "add")
    static final class Add extends OperatorCommand {
        @Parameters(paramLabel = "DID", descriptionKey = "trust.did")
        private String did = "";

        @Option(names = "--name", descriptionKey = "trust.name")
        private @Nullable String name;

        @Option(names = "--note", descriptionKey = "trust.note")
        private @Nullable String note;

        @Option(names = "--attester", descriptionKey = "trust.attester")
        private boolean attester;

        @Option(names = "--scheme", descriptionKey = "trust.scheme")
        private List<String> schemes = List.of();

        Add(Cartulary root) {
            super(root);
        }

        @Override
        void ask(SyncCatalog catalog) {
            TrustEntry entry = catalog.trust(role(attester), new TrustEntry(did, name, note, schemes, null, null));
            Result.one(root, entry, () -> say("trust.added", did));
        }
    }

    /** {@code trust remove}. */
    @Command(name = "remove")
    static final class Remove extends OperatorCommand {
        @Parameters(paramLabel = "DID", descriptionKey = "trust.did")
        private String did = "";

        @Option(names = "--attester", descriptionKey = "trust.attester")
        private boolean attester;

        Remove(Cartulary root) {
            super(root);
        }

        @Override
        void ask(SyncCatalog catalog) {
            catalog.distrust(role(attester), did);
            say("trust.removed", did);
        }
    }

    /** {@code trust refused}. */
    @Command(name = "refused")
    static final class Refused extends OperatorCommand {
        Refused(Cartulary root) {
            super(root);
        }

        @Override
        void ask(SyncCatalog catalog) {
            List<TrustEntry.Refused> refused = catalog.refused().items();
            Table table = new Table("did", "times", "last");
            refused.forEach(each -> table.row(each.did(), each.times(), each.last()));
            Result.list(root, table, refused);
        }
    }
}
