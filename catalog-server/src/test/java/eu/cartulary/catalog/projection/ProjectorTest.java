package eu.cartulary.catalog.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.catalog.journal.FileJournal;
import eu.cartulary.catalog.journal.RecordKind;
import eu.cartulary.catalog.journal.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectorTest {
    @TempDir
    Path data;

    private FileJournal journal;
    private final FakeViews.Factory factory = new FakeViews.Factory();

    @BeforeEach
    void open() throws IOException {
        journal = FileJournal.open(Sample.opening(data));
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private long publish(String name) {
        return Sample.done(journal, Sample.envelope(name)).index();
    }

    private Projector<FakeViews> start() throws IOException {
        return Projector.start(journal, data.resolve("views"), factory, Pace.PROMPT);
    }

    private static void visible(Projector<FakeViews> projector, long index) throws Exception {
        projector.visible(index).get(60, TimeUnit.SECONDS);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(0, last).boxed().toList();
    }

    @Test
    void what_is_durable_becomes_visible_in_order_and_once() throws Exception {
        publish("before");
        try (Projector<FakeViews> projector = start()) {
            for (int i = 0; i < 100; i++) {
                visible(projector, publish("c" + i));
            }
            assertThat(projector.live().seen).isEqualTo(upTo(100));
            assertThat(projector.progress().lag()).isZero();
            assertThat(projector.progress().percent()).isEqualTo(100);
        }
    }

    @Test
    void goes_on_after_a_restart_from_what_was_committed() throws Exception {
        try (Projector<FakeViews> projector = start()) {
            visible(projector, publish("one"));
        }
        publish("two");
        try (Projector<FakeViews> projector = start()) {
            visible(projector, 1);
            assertThat(projector.live().seen).containsExactly(1L);
            assertThat(factory.opened).hasValue(2);
        }
    }

    @Test
    void cancelling_a_wait_disturbs_nobody() throws Exception {
        try (Projector<FakeViews> projector = start()) {
            CompletableFuture<Void> other = projector.visible(0);
            projector.visible(0).cancel(true);
            publish("one");
            other.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void views_of_another_format_damaged_or_ahead_of_the_journal_are_built_anew() throws Exception {
        publish("one");
        try (Projector<FakeViews> projector = start()) {
            visible(projector, 0);
        }
        factory.format = 2;
        try (Projector<FakeViews> projector = start()) {
            visible(projector, 0);
            assertThat(projector.live().seen).isEqualTo(upTo(0));
        }
        try (var files = Files.walk(data.resolve("views"))) {
            for (Path position : files.filter(f -> f.endsWith("position")).toList()) {
                Files.writeString(position, "not a number");
            }
        }
        try (Projector<FakeViews> projector = start()) {
            visible(projector, 0);
            assertThat(projector.live().seen).isEqualTo(upTo(0));
        }
        try (var files = Files.walk(data.resolve("views"))) {
            for (Path position : files.filter(f -> f.endsWith("position")).toList()) {
                Files.writeString(position, "77");
            }
        }
        try (Projector<FakeViews> projector = start()) {
            visible(projector, 0);
            assertThat(projector.live().seen).isEqualTo(upTo(0));
        }
        try (var generations = Files.list(data.resolve("views/fake"))) {
            assertThat(generations.filter(f -> f.getFileName().toString().startsWith("gen-")))
                    .hasSize(1);
        }
    }

    @Test
    void a_rebuild_goes_on_beside_the_live_views_and_a_reader_keeps_his_until_he_has_done() throws Exception {
        for (int i = 0; i < 200; i++) {
            publish("c" + i);
        }
        try (Projector<FakeViews> projector = start()) {
            visible(projector, 199);
            FakeViews before = projector.live();
            Lease<FakeViews> lease = projector.lease();
            factory.gate = new CountDownLatch(1);
            CompletableFuture<Void> swapped = projector.rebuild("for once");
            visible(projector, publish("during"));
            assertThat(projector.live()).isSameAs(before);
            factory.gate.countDown();
            swapped.get(60, TimeUnit.SECONDS);
            visible(projector, publish("after"));
            assertThat(projector.live()).isNotSameAs(before);
            assertThat(projector.live().seen).isEqualTo(upTo(201));
            assertThat(before.closed.getCount()).isEqualTo(1);
            assertThat(before.seen).isEqualTo(upTo(200));
            lease.close();
            assertThat(before.closed.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(before.folder).doesNotExist();
        }
    }

    @Test
    void views_that_fail_are_built_anew_by_themselves_and_those_who_wait_are_told() throws Exception {
        try (Projector<FakeViews> projector = start()) {
            visible(projector, publish("one"));
            projector.live().failing = true;
            visible(projector, publish("two"));
            assertThat(projector.live().seen).isEqualTo(upTo(1));
            assertThat(projector.progress().failure()).isNull();
        }
    }

    @Test
    void a_record_that_no_views_can_take_stops_them_and_says_so() throws Exception {
        try (Projector<FakeViews> projector = start()) {
            visible(projector, publish("one"));
            factory.poisonous = 1;
            CompletableFuture<Void> never = projector.visible(publish("two"));
            assertThatThrownBy(() -> projector.rebuild("again").get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            assertThat(projector.progress().failure()).contains("poisonous");
            assertThat(never).isNotDone();
            factory.poisonous = -1;
            projector.rebuild("mended").handle((done, failure) -> failure).get(60, TimeUnit.SECONDS);
            projector.rebuild("mended").handle((done, failure) -> failure).get(60, TimeUnit.SECONDS);
            never.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_views_owe_becomes_a_record_once_and_not_again_after_a_rebuild() throws Exception {
        factory.owing = true;
        try (Projector<FakeViews> projector = start()) {
            visible(projector, publish("one"));
            visible(projector, 1);
            assertThat(journal.read(1).orElseThrow().header().kind()).isEqualTo(RecordKind.LEVELS_CHANGED);
            projector.rebuild("again").get(60, TimeUnit.SECONDS);
            visible(projector, publish("two"));
            visible(projector, 3);
            assertThat(journal.size()).isEqualTo(4);
        }
    }

    @Test
    void views_that_answer_themselves_without_end_are_stopped() throws Exception {
        factory.loop = true;
        publish("one");
        try (Projector<FakeViews> projector = start()) {
            visible(projector, Debts.MAX_ROUNDS);
            projector.rebuild("a full round of the thread").get(60, TimeUnit.SECONDS);
            assertThat(journal.size()).isEqualTo(1 + Debts.MAX_ROUNDS);
        }
    }

    @Test
    void views_that_have_much_to_say_say_all_of_it() throws Exception {
        factory.much = 5 * Debts.MAX_ROUNDS;
        publish("one");
        try (Projector<FakeViews> projector = start()) {
            visible(projector, factory.much);
            projector.rebuild("a full round of the thread").get(60, TimeUnit.SECONDS);
            assertThat(journal.size()).isEqualTo(1 + factory.much);
        }
    }

    @Test
    void large_bites_wait_to_be_filled_but_not_for_ever() throws Exception {
        Pace pace = new Pace(50, Duration.ofMillis(200), Duration.ofSeconds(1));
        try (Projector<FakeViews> projector = Projector.start(journal, data.resolve("views"), factory, pace)) {
            visible(projector, publish("first"));
            for (int i = 0; i < 99; i++) {
                journal.append(Sample.envelope("c" + i));
            }
            visible(projector, 99);
            assertThat(projector.live().bites).isLessThan(20);
        }
    }
}
