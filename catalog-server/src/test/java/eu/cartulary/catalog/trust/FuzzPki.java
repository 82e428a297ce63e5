package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One authority for the process that writes the seeds and for the one that eats them. Whoever writes seeds makes it; two targets
 * do so at once, and the second waits for the first.
 */
final class FuzzPki {
    private FuzzPki() {}

    static synchronized Pki open() {
        Path folder = Path.of("target", "fuzz", "pki");
        try {
            Pki pki = new Pki(folder);
            if (!Files.exists(folder.resolve("done"))) {
                Files.createDirectories(folder);
                Files.deleteIfExists(folder.resolve("keys.p12"));
                pki.root("root")
                        .leaf(
                                "leaf",
                                "root",
                                "crldp=uri:http://pki.example/root.crl",
                                "aia=ocsp:uri:http://ocsp.example/");
                Files.write(folder.resolve("done"), FuzzTarget.bytes("made"));
            }
            return pki;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
