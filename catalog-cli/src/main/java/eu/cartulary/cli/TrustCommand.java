package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.TrustedAs;
import eu.cartulary.wire.TrustEntry;
import java.util.List;
import java.util.concurrent.Callable;
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
    static final class Listing implements Callable<Integer> {
        private final Cartulary root;

        @Option(names = "--attesters", descriptionKey = "trust.attesters")
        private boolean attesters;

        Listing(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            try (CatalogClient client = root.operator()) {
                List<TrustEntry> entries =
                        client.sync().trusted(role(attesters)).items();
                Table table = new Table("did", "name", "since", "note");
                entries.forEach(entry -> table.row(entry.did(), entry.name(), entry.since(), entry.note()));
                Result.list(root, table, entries);
            }
            return ExitCode.OK.number();
        }
    }

    /** {@code trust add}. */
    @Command(name = "add")
    static final class Add implements Callable<Integer> {
        private final Cartulary root;

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
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            try (CatalogClient client = root.operator()) {
                TrustEntry entry =
                        client.sync().trust(role(attester), new TrustEntry(did, name, note, schemes, null, null));
                Result.one(root, entry, () -> root.terminal()
                        .out()
                        .println(root.messages().say("trust.added", did)));
            }
            return ExitCode.OK.number();
        }
    }

    /** {@code trust remove}. */
    @Command(name = "remove")
    static final class Remove implements Callable<Integer> {
        private final Cartulary root;

        @Parameters(paramLabel = "DID", descriptionKey = "trust.did")
        private String did = "";

        @Option(names = "--attester", descriptionKey = "trust.attester")
        private boolean attester;

        Remove(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            try (CatalogClient client = root.operator()) {
                client.sync().distrust(role(attester), did);
                root.terminal().out().println(root.messages().say("trust.removed", did));
            }
            return ExitCode.OK.number();
        }
    }

    /** {@code trust refused}. */
    @Command(name = "refused")
    static final class Refused implements Callable<Integer> {
        private final Cartulary root;

        Refused(Cartulary root) {
            this.root = root;
        }

        @Override
        public Integer call() throws Exception {
            try (CatalogClient client = root.operator()) {
                List<TrustEntry.Refused> refused = client.sync().refused().items();
                Table table = new Table("did", "times", "last");
                refused.forEach(each -> table.row(each.did(), each.times(), each.last()));
                Result.list(root, table, refused);
            }
            return ExitCode.OK.number();
        }
    }
}
