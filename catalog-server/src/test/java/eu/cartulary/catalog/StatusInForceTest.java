package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.publish.StatusWatch;
import eu.cartulary.catalog.register.Change.ListedStatus;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.trust.TrustSettings;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Base64Url;
import eu.cartulary.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a status list says after a credential was admitted: looked at again and again, journalled when it changes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatusInForceTest {
    private static final String REVOCATIONS = "https://status.example/lists/revocation";
    private static final String SUSPENSIONS = "https://status.example/lists/suspension";

    @TempDir
    Path data;

    private OpenCatalog open;
    private Provider provider;

    @BeforeEach
    void open() throws Exception {
        open = new OpenCatalog(data).open();
        provider =
                new Provider("status.example", Algorithm.ES256).on(open.shelf).at(open.clock);
        open.trust(provider.did(), Role.ISSUER);
        list(REVOCATIONS, "revocation");
        list(SUSPENSIONS, "suspension");
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private Digest published(int index) {
        ObjectNode company = ((ObjectNode) provider.example("office").get(0)).deepCopy();
        ((ObjectNode) company.path("credentialSubject")).put("id", "https://status.example/company-" + index);
        ArrayNode statuses = company.putArray("credentialStatus");
        entry(statuses, REVOCATIONS, "revocation", index);
        entry(statuses, SUSPENSIONS, "suspension", index);
        return open.published(provider.signer.credential(company)).get(0);
    }

    private static void entry(ArrayNode into, String list, String purpose, int index) {
        into.addObject()
                .put("id", list + "#" + index)
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", purpose)
                .put("statusListIndex", Integer.toString(index))
                .put("statusListCredential", list);
    }

    private void list(String address, String purpose, int... set) {
        list(provider, address, purpose, set);
    }

    private void list(Provider signer, String address, String purpose, int... set) {
        byte[] bits = new byte[16_384];
        for (int index : set) {
            bits[index / 8] |= (byte) (0x80 >> (index % 8));
        }
        ObjectNode list = Json.mapper().createObjectNode();
        list.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        list.put("id", address);
        list.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        list.putObject("credentialSubject")
                .put("id", address + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", purpose)
                .put("encodedList", "u" + Base64Url.encode(gzip(bits)));
        open.shelf.put(URI.create(address), signer.signer.credential(list).bytes(), "application/vc+jwt");
    }

    private static byte[] gzip(byte[] bits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void look() {
        open.catalog.statuses().look();
        open.settled();
    }

    private List<JournalRecord> statusRecords() throws IOException {
        List<JournalRecord> found = new ArrayList<>();
        for (JournalRecord record : open.catalog.journal().read(0, 1_000)) {
            if (record.header().kind() == RecordKind.STATUS_CHANGED) {
                found.add(record);
            }
        }
        return found;
    }

    @Test
    void a_bit_that_flips_is_a_record_and_takes_the_credential_out_of_force_and_back() throws Exception {
        Digest one = published(7);
        Digest other = published(8);
        look();
        assertThat(statusRecords()).isEmpty();

        list(SUSPENSIONS, "suspension", 7);
        look();
        assertThat(open.status(one)).isEqualTo(CredentialStatus.REVOKED);
        assertThat(open.status(other)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(statusRecords()).singleElement().satisfies(record -> {
            assertThat(record.header().digests()).containsExactly(one);
            assertThat(new String(record.payload(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("suspended");
        });
        look();
        assertThat(statusRecords()).hasSize(1);
        assertThat(open.reopened().status(one)).isEqualTo(CredentialStatus.REVOKED);

        list(SUSPENSIONS, "suspension");
        look();
        assertThat(open.status(one)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(statusRecords()).hasSize(2);
    }

    @Test
    void a_list_that_cannot_be_relied_on_changes_nothing_and_is_said_to_be_unknown() throws Exception {
        Digest digest = published(7);
        Provider eve = new Provider("status.example", Algorithm.ES256).at(open.clock);
        list(eve, REVOCATIONS, "revocation", 7);
        look();
        assertThat(seen(digest).status()).isNull();
        assertThat(seen(digest).why()).contains("signature");

        open.shelf.remove(URI.create(REVOCATIONS));
        look();
        assertThat(seen(digest).why()).contains("reached");
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.ACTIVE);

        list(REVOCATIONS, "revocation", 7);
        look();
        assertThat(seen(digest).status()).isEqualTo(ListedStatus.REVOKED);
        open.cut = true;
        look();
        // Once revoked, a list that is gone brings nobody back.
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.REVOKED);
        assertThat(statusRecords()).hasSize(1);
    }

    private StatusWatch.Seen seen(Digest digest) {
        return open.catalog.statuses().seen(digest).orElseThrow();
    }

    @Test
    void what_has_ended_for_ever_is_looked_at_no_more() {
        Digest digest = published(7);
        open.append(eu.cartulary.catalog.journal.Drafts.withdrawn(digest, "test", "test"));
        open.asked.clear();
        look();
        assertThat(open.asked).isEmpty();
    }

    @Test
    void the_timer_looks_by_itself() throws Exception {
        open.close();
        open.settings = new TrustSettings(
                Duration.ofSeconds(60), "", TrustSettings.UnreachableStatus.ACCEPT_FLAGGED, Duration.ofSeconds(1));
        open.open();
        Digest digest = published(9);
        CompletableFuture<Void> changed = new CompletableFuture<>();
        open.catalog.journal().onDurable(() -> {
            if (open.status(digest) == CredentialStatus.REVOKED) {
                changed.complete(null);
            }
        });
        list(REVOCATIONS, "revocation", 9);
        changed.get(60, TimeUnit.SECONDS);
        assertThat(open.status(digest)).isEqualTo(CredentialStatus.REVOKED);
    }
}
