package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.journal.JournalRecord;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.register.Role;
import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.jose.Algorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog that is started in another mode weighs what it has by it, as when the trust list changes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrustModeInForceTest {
    @TempDir
    Path data;

    private OpenCatalog open;

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private Digest published(String host) throws Exception {
        Provider provider = new Provider(host, Algorithm.ES256).on(open.shelf).at(open.clock);
        return open.published(
                        provider.signer.credential(provider.example("office").get(0)))
                .get(0);
    }

    private void restarted(TrustPolicy.Mode mode) throws Exception {
        open.mode = mode;
        open.reopened();
    }

    private List<String> modeRecords() throws Exception {
        List<String> modes = new ArrayList<>();
        for (JournalRecord record : open.catalog.journal().read(0, 1_000)) {
            String payload = new String(record.payload(), StandardCharsets.UTF_8);
            if (record.header().kind() == RecordKind.TRUST_CHANGED && payload.contains("\"list\":\"mode\"")) {
                modes.add(payload.replaceFirst(".*\"mode\":\"([a-z]+)\".*", "$1"));
            }
        }
        return modes;
    }

    @Test
    void from_open_to_listed_only_who_is_listed_counts_and_back_again_everybody_does() throws Exception {
        open = new OpenCatalog(data);
        open.mode = TrustPolicy.Mode.OPEN;
        open.open();
        Digest stranger = published("stranger.example");
        Digest known = published("known.example");
        open.trust("did:web:known.example", Role.ISSUER);
        assertThat(open.status(stranger)).isEqualTo(CredentialStatus.ACTIVE);

        restarted(TrustPolicy.Mode.LISTED);
        assertThat(open.status(stranger)).isEqualTo(CredentialStatus.UNTRUSTED);
        assertThat(open.catalog.buyers().live().supplyChain().head(stranger)).isNull();
        assertThat(open.status(known)).isEqualTo(CredentialStatus.ACTIVE);
        assertThat(open.catalog.buyers().live().supplyChain().head(known)).isNotNull();

        open.trust("did:web:stranger.example", Role.ISSUER);
        assertThat(open.status(stranger)).isEqualTo(CredentialStatus.ACTIVE);
        open.distrust("did:web:stranger.example", Role.ISSUER);

        restarted(TrustPolicy.Mode.OPEN);
        assertThat(open.status(stranger)).as("who was taken off stays off").isEqualTo(CredentialStatus.UNTRUSTED);
        assertThat(open.status(known)).isEqualTo(CredentialStatus.ACTIVE);
    }

    @Test
    void only_another_mode_is_a_record_and_its_past_stays_as_it_was() throws Exception {
        open = new OpenCatalog(data).open();
        assertThat(modeRecords()).isEmpty();
        restarted(TrustPolicy.Mode.OPEN);
        Digest stranger = published("stranger.example");
        long whenOpen = open.catalog.journal().size() - 1;
        restarted(TrustPolicy.Mode.OPEN);
        restarted(TrustPolicy.Mode.LISTED);
        restarted(TrustPolicy.Mode.LISTED);
        assertThat(modeRecords()).containsExactly("open", "listed");
        assertThat(open.status(stranger)).isEqualTo(CredentialStatus.UNTRUSTED);
        var issuer = new eu.cartulary.catalog.kernel.Did("did:web:stranger.example");
        var trust = open.catalog.journal().register().trust();
        assertThat(trust.wasDistrusted(issuer, whenOpen)).isFalse();
        assertThat(trust.wasDistrusted(issuer, open.catalog.journal().size() - 1))
                .isTrue();
        restarted(TrustPolicy.Mode.OPEN);
        assertThat(open.status(stranger)).isEqualTo(CredentialStatus.ACTIVE);
    }
}
