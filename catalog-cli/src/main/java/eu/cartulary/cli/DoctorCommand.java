package eu.cartulary.cli;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogException;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.sign.Signer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code cartulary doctor}: whether everything that publishing needs is in place. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private final Cartulary root;

    DoctorCommand(Cartulary root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        boolean well = says("doctor.java", Runtime.version().feature() >= 17, Runtime.version());
        well &= key();
        well &= catalog();
        return (well ? ExitCode.OK : ExitCode.FINDINGS).number();
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
