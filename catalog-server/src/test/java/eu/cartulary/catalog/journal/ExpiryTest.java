package eu.cartulary.catalog.journal;

import static eu.cartulary.catalog.journal.Sample.DAY;
import static eu.cartulary.catalog.journal.Sample.done;
import static eu.cartulary.catalog.journal.Sample.envelope;
import static eu.cartulary.catalog.journal.Sample.head;
import static eu.cartulary.catalog.journal.Sample.opening;
import static eu.cartulary.catalog.journal.Sample.until;
import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.CredentialHead;
import eu.cartulary.catalog.kernel.CredentialStatus;
import eu.cartulary.catalog.register.Change.ListedStatus;
import eu.cartulary.catalog.register.Entry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryTest {
    @TempDir
    Path data;

    private volatile Instant now = DAY;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private static void grown(FileJournal journal, long size) throws Exception {
        CompletableFuture<Void> grown = new CompletableFuture<>();
        journal.onDurable(() -> {
            if (journal.size() >= size) {
                grown.complete(null);
            }
        });
        if (journal.size() < size) {
            grown.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_credential_expires_by_a_record_when_its_end_has_come_and_not_before() throws Exception {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            CredentialHead early = until(head("early", null, 0), DAY.plusSeconds(10));
            CredentialHead late = until(head("late", null, 0), DAY.plusSeconds(20));
            done(journal, envelope("late", 10, late));
            done(journal, envelope("early", 10, early));
            done(journal, envelope("endless"));
            try (Expiry expiry = Expiry.start(journal, clock)) {
                now = DAY.plusSeconds(10).minusMillis(1);
                expiry.tick();
                assertThat(journal.register().nextExpiry()).hasValue(DAY.plusSeconds(10));
                assertThat(journal.size()).isEqualTo(3);
                now = DAY.plusSeconds(10);
                expiry.tick();
                grown(journal, 4);
                assertThat(journal.read(3).orElseThrow().header().digests()).containsExactly(early.digest());
                assertThat(journal.register().find(early.digest()).orElseThrow().status())
                        .isEqualTo(CredentialStatus.EXPIRED);
                assertThat(journal.register().find(late.digest()).orElseThrow().status())
                        .isEqualTo(CredentialStatus.ACTIVE);
            }
        }
    }

    @Test
    void what_came_due_while_the_catalog_was_down_expires_at_its_start_in_bounded_records() throws Exception {
        int number = Expiry.MAX_AT_ONCE + 1;
        try (FileJournal journal = FileJournal.open(opening(data))) {
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (int i = 0; i < number; i++) {
                last = journal.append(envelope("c" + i, 10, until(head("c" + i, null, 0), DAY.plusSeconds(i))));
                if (i % 100 == 0) {
                    last.get(60, TimeUnit.SECONDS);
                }
            }
            last.get(60, TimeUnit.SECONDS);
        }
        now = DAY.plus(Duration.ofDays(1));
        try (FileJournal journal = FileJournal.open(opening(data));
                Expiry expiry = Expiry.start(journal, clock)) {
            grown(journal, number + 2);
            assertThat(journal.register().nextExpiry()).isEmpty();
            expiry.tick();
            assertThat(journal.size()).isEqualTo(number + 2);
        }
    }

    @Test
    void what_a_list_has_suspended_expires_by_one_record_as_well() throws Exception {
        try (FileJournal journal = FileJournal.open(opening(data))) {
            CredentialHead head = until(head("suspended", null, 0), DAY.plusSeconds(10));
            done(journal, envelope("suspended", 10, head));
            done(
                    journal,
                    Drafts.statusChanged(List.of(head.digest()), ListedStatus.SUSPENDED, "https://alpha.example/list"));
            try (Expiry expiry = Expiry.start(journal, clock)) {
                now = DAY.plusSeconds(10);
                expiry.tick();
                grown(journal, 3);
                assertThat(journal.register().nextExpiry()).isEmpty();
                expiry.tick();
                assertThat(journal.size()).isEqualTo(3);
                assertThat(journal.register().find(head.digest()).orElseThrow())
                        .extracting(Entry::status, Entry::endedAt)
                        .containsExactly(CredentialStatus.EXPIRED, 2L);
            }
        }
    }
}
