package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogException;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.did.DidUrl;
import eu.cartulary.sign.Signer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cartulary doctor}: whether everything that publishing needs is in place. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private final Cartulary root;

    @Option(names = "--issuer", paramLabel = "DID", descriptionKey = "doctor.issuer-option")
    private @Nullable String issuer;

    @Option(names = "--days", defaultValue = "30", paramLabel = "N", descriptionKey = "doctor.days")
    private int days = 30;

    DoctorCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (issuer != null) {
            return endings(issuer);
        }
        boolean well = says("doctor.java", Runtime.version().feature() >= 17, Runtime.version());
        well &= key();
        well &= catalog();
        return (well ? ExitCode.OK : ExitCode.FINDINGS).number();
    }

    /** What ends soon: the exit code alone tells a job that runs every night. */
    private int endings(String did) {
        if (!DidUrl.isDid(did)) {
            throw new CommandFailure(ExitCode.USAGE, root.messages().say("failure.no-did", did));
        }
        Instant horizon = root.terminal().clock().instant().plus(Duration.ofDays(days));
        try (CatalogClient client = root.client()) {
            List<EndingCredentials.Ending> all = EndingCredentials.of(client, did);
            List<EndingCredentials.Ending> soon =
                    all.stream().filter(one -> one.until().isBefore(horizon)).toList();
            Table table = new Table("until", "subject", "credential");
            soon.forEach(one -> table.row(one.until(), one.subject(), one.credential()));
            Result.list(root, table, soon);
            root.note(root.messages().say("doctor.ending", soon.size(), all.size(), days));
            return (soon.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS).number();
        }
    }

    private boolean key() {
        try {
            Signer signer = KeyFiles.signer(root, null, null);
            return says("doctor.key", true, signer.keyId());
        } catch (IOException | RuntimeException missing) {
            return says("doctor.key", false, String.valueOf(missing.getMessage()));
        }
    }

    private boolean catalog() {
        try (CatalogClient client = root.client()) {
            long total = client.sync().offerings(OfferingQuery.any().limit(1)).total();
            return says("doctor.catalog", true, root.messages().say("doctor.offerings", root.server(), total));
        } catch (CatalogException unwell) {
            return says("doctor.catalog", false, root.server() + ": " + unwell.getMessage());
        }
    }

    private boolean says(String what, boolean well, Object detail) {
        root.terminal().out().println((well ? "✓ " : "✗ ") + root.messages().say(what) + "  " + detail);
        return well;
    }
}
