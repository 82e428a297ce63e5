package eu.cartulary.catalog.demo;

import eu.cartulary.catalog.demo.Federation.Attester;
import eu.cartulary.catalog.demo.Federation.Certificate;
import eu.cartulary.catalog.demo.Federation.Company;
import eu.cartulary.catalog.demo.Federation.Holding;
import eu.cartulary.catalog.demo.Federation.Service;
import eu.cartulary.catalog.journal.Drafts;
import eu.cartulary.catalog.journal.Journal;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Did;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Entry;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.Envelope;
import eu.cartulary.sign.DidDocuments;
import eu.cartulary.sign.RevocationReason;
import eu.cartulary.sign.Signer;
import eu.cartulary.wire.Receipt;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Publishes the federation, once for a data folder, the way anybody would: signed, over HTTP, through the client. */
public final class DemoRun {
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final String OPERATOR = "demo";

    private final Federation federation = Federation.read();
    private final DemoKeys keys;
    private final Journal journal;
    private final PrintStream out;
    private final Clock clock;

    DemoRun(DemoKeys keys, Journal journal, PrintStream out, Clock clock) {
        this.keys = keys;
        this.journal = journal;
        this.out = out;
        this.clock = clock;
    }

    /** Makes the hosts known; needed at every start, for DID documents are kept nowhere else. */
    void openHosts() throws IOException {
        keys.publishDocuments(federation.hosts());
    }

    /** Publishes everything, unless this folder has it already; returns when the short certificate has expired. */
    void publish(CatalogClient client) throws IOException {
        if (journal.register().count() == 0) {
            trustEverybody();
            int steps = federation.companies().size()
                    + federation.holdings().size()
                    + federation.services().size()
                    + federation.certificates().size();
            ProgressBar bar = new ProgressBar(out, "Publishing the demo federation", steps);
            publishParticipants(client, bar);
            Map<Service, Receipt> published = publishServices(client, bar);
            Digest shortLived = publishCertificates(client, bar);
            revoke(client, published);
            expired(shortLived).join();
        }
    }

    private void trustEverybody() {
        for (String host : federation.hosts()) {
            journal.append(Drafts.trusted(did(host), Role.ISSUER, List.of(), "demo", OPERATOR))
                    .join();
        }
        for (Attester attester : federation.attesters()) {
            journal.append(Drafts.trusted(did(attester.host()), Role.ATTESTER, attester.schemes(), "demo", OPERATOR))
                    .join();
        }
    }

    private Sovereignty facts() {
        return new Sovereignty(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private void publishParticipants(CatalogClient client, ProgressBar bar) throws IOException {
        for (Holding holding : federation.holdings()) {
            publish(client, keys.signer(holding.host()), Descriptions.holding(holding));
            bar.step();
        }
        Sovereignty facts = facts();
        for (Company company : federation.companies()) {
            publish(client, keys.signer(company.host()), Descriptions.company(company, facts));
            bar.step();
        }
    }

    private Map<Service, Receipt> publishServices(CatalogClient client, ProgressBar bar) throws IOException {
        Sovereignty facts = facts();
        Map<Service, Receipt> published = new HashMap<>();
        for (Service service : federation.services()) {
            Signer signer = keys.signer(service.of());
            List<ObjectNode> credentials = Descriptions.service(service, federation.companyOf(service), facts);
            published.put(service, publish(client, signer, credentials));
            bar.step();
        }
        return published;
    }

    private Digest publishCertificates(CatalogClient client, ProgressBar bar) throws IOException {
        Digest shortLived = null;
        for (Certificate certificate : federation.certificates()) {
            Instant from = clock.instant();
            Duration holds = certificate.seconds() > 0 ? Duration.ofSeconds(certificate.seconds()) : A_YEAR;
            JsonNode credential = Descriptions.certificate(certificate, from, from.plus(holds));
            Receipt receipt =
                    client.sync().publish(keys.signer(certificate.by()).credential(credential));
            if (certificate.seconds() > 0) {
                shortLived = new Digest(receipt.credentials().get(0).digest());
            }
            bar.step();
        }
        if (shortLived == null) {
            throw new IllegalStateException("the demo has a certificate that expires at once");
        }
        return shortLived;
    }

    private static Receipt publish(CatalogClient client, Signer signer, List<ObjectNode> credentials) {
        List<Envelope> signed = new ArrayList<>(credentials.size());
        credentials.forEach(credential -> signed.add(signer.credential(credential)));
        return client.sync().publish(signed.size() == 1 ? signed.get(0) : signer.presentation(signed));
    }

    private void revoke(CatalogClient client, Map<Service, Receipt> published) throws IOException {
        for (Map.Entry<Service, Receipt> entry : published.entrySet()) {
            if (entry.getKey().revoked()) {
                Signer signer = keys.signer(entry.getKey().of());
                for (Receipt.PublishedCredential credential : entry.getValue().credentials()) {
                    String jwt = signer.revocationEverywhere(credential.digest(), RevocationReason.CEASED);
                    client.sync().revoke(credential.digest(), jwt);
                }
            }
        }
    }

    /** Completes when the journal says that the credential has expired. */
    private CompletableFuture<Void> expired(Digest digest) {
        CompletableFuture<Void> expired = new CompletableFuture<>();
        Runnable look = () -> {
            boolean gone = journal.register()
                    .find(digest)
                    .map(Entry::status)
                    .filter(CredentialStatus.EXPIRED::equals)
                    .isPresent();
            if (gone) {
                expired.complete(null);
            }
        };
        journal.onDurable(look);
        look.run();
        return expired;
    }

    private static Did did(String host) {
        return new Did(DidDocuments.didOf(host));
    }
}
