package eu.cartulary.catalog.demo;

import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import eu.cartulary.sign.DidDocuments;
import eu.cartulary.sign.Signer;
import eu.cartulary.sign.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The keys of everybody in the demo, made at its first start and kept in {@code keys/demo/}, so that a restart knows them again.
 * Half of the hosts sign with Ed25519, half with P-256.
 */
final class DemoKeys {
    private static final String KEY = "key-1";

    private final Path folder;
    private final StaticOutbound outbound;
    private final Clock clock;

    DemoKeys(Path data, StaticOutbound outbound, Clock clock) {
        this.folder = data.resolve("keys").resolve("demo");
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Puts the DID document of each host where the catalog will look for it. */
    void publishDocuments(List<String> hosts) throws IOException {
        for (String host : hosts) {
            String did = DidDocuments.didOf(host);
            byte[] document =
                    DidDocuments.of(did, KEY, key(host).verificationKey()).getBytes(StandardCharsets.UTF_8);
            try {
                outbound.put(DidWeb.parse(did).documentUrl(), document, "application/did+json");
            } catch (DidException e) {
                throw new IllegalStateException("a host of the demo is none: " + host, e);
            }
        }
    }

    /** Signs as a host. */
    Signer signer(String host) throws IOException {
        return Signer.of(key(host), DidDocuments.didOf(host) + "#" + KEY).at(clock);
    }

    private SigningKey key(String host) throws IOException {
        Path file = folder.resolve(host + ".jwk.json");
        if (Files.exists(file)) {
            return SigningKeys.read(Files.readString(file, StandardCharsets.UTF_8));
        }
        SigningKey key = SigningKey.generate(host.hashCode() % 2 == 0 ? Algorithm.EDDSA : Algorithm.ES256);
        Files.createDirectories(folder);
        Files.write(file, Json.write(key.toPrivateJwk()));
        return key;
    }
}
