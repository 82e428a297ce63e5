package eu.cartulary.catalog;

import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.outbound.StaticOutbound;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.client.Envelope;
import eu.cartulary.did.DidException;
import eu.cartulary.did.DidWeb;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.sign.DidDocuments;
import eu.cartulary.sign.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A provider of tests: a host, its key, and the bundled examples as if it had filled them in. */
final class Provider {
    final String host;
    final SigningKey key;
    final Signer signer;

    Provider(String host, Algorithm algorithm) {
        this.host = host;
        this.key = SigningKey.generate(algorithm);
        this.signer = Signer.of(key, did() + "#key-1");
    }

    private Provider(Provider of, Clock clock) {
        this.host = of.host;
        this.key = of.key;
        this.signer = of.signer.at(clock);
    }

    /** The same at another time. */
    Provider at(Clock clock) {
        return new Provider(this, clock);
    }

    String did() {
        return DidDocuments.didOf(host);
    }

    /** Puts its DID document where the catalog looks for it. */
    Provider on(StaticOutbound outbound) {
        byte[] document = DidDocuments.of(did(), "key-1", key.verificationKey()).getBytes(StandardCharsets.UTF_8);
        try {
            outbound.put(DidWeb.parse(did()).documentUrl(), document, "application/did+json");
        } catch (DidException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Puts it on the trust list. */
    Provider trustedBy(Catalog catalog) {
        catalog.journal()
                .append(Drafts.trusted(new Did(did()), Role.ISSUER, List.of(), null, "test"))
                .join();
        return this;
    }

    /** The credentials of the example of a kind, unsigned: company, owners, site, offering, profile. */
    List<JsonNode> example(String kind) {
        String yaml = Examples.yaml(kind).orElseThrow().replace(Examples.HOST, host);
        List<JsonNode> credentials = new ArrayList<>();
        YAMLMapper.builder().build().readTree(yaml).path("verifiableCredential").forEach(credentials::add);
        return credentials;
    }

    /** The example of a kind as one signed presentation. */
    Envelope presentation(String kind) {
        return signer.presentation(
                example(kind).stream().map(signer::credential).toList());
    }
}
