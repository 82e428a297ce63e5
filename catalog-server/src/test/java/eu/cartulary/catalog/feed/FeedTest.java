package eu.cartulary.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The feed of changes")
class FeedTest {
    private final List<ChangeEvent> all = new ArrayList<>();

    private static ChangeEvent event(long index, int n) {
        return new ChangeEvent(
                new EventId(index, n), EventType.OFFERING_CHANGED, Instant.EPOCH, "urn:ex:" + index, Map.of());
    }

    private FeedHistory journal() {
        return (after, before, limit) -> all.stream()
                .filter(e -> e.id().compareTo(after) > 0 && e.id().index() < before)
                .limit(limit)
                .toList();
    }

    private void append(Feed feed, long index, int count) {
        List<ChangeEvent> events = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            events.add(event(index, n));
        }
        all.addAll(events);
        feed.append(events, index);
    }

    private static List<EventId> ids(List<ChangeEvent> events) {
        return events.stream().map(ChangeEvent::id).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 11, 2026})
    void tells_everything_once_and_in_order_however_slowly_it_is_read(long seed) {
        Random random = new Random(seed);
        Feed feed = new Feed(20, journal());
        FeedReader reader = feed.after(EventId.START);
        List<EventId> heard = new ArrayList<>();
        for (long index = 0; index < 300; index++) {
            append(feed, index, random.nextInt(5));
            while (random.nextInt(4) == 0) {
                heard.addAll(ids(reader.next(1 + random.nextInt(30))));
            }
        }
        for (List<ChangeEvent> more = reader.next(50); !more.isEmpty(); more = reader.next(50)) {
            heard.addAll(ids(more));
        }
        assertThat(heard).isEqualTo(ids(all));
        assertThat(feed.applied()).isEqualTo(299);
    }

    @Test
    void resumes_in_the_middle_of_a_record() {
        Feed feed = new Feed(100, journal());
        append(feed, 0, 3);
        append(feed, 1, 2);
        EventId place = EventId.parse("0.1").orElseThrow();
        assertThat(ids(feed.after(place).next(10)))
                .containsExactly(new EventId(0, 2), new EventId(1, 0), new EventId(1, 1));
    }

    @Test
    void resumes_from_the_journal_after_a_restart() {
        Feed before = new Feed(100, journal());
        append(before, 0, 2);
        append(before, 1, 1);
        Feed after = new Feed(100, journal(), 1);
        append(after, 2, 1);
        assertThat(ids(after.after(new EventId(0, 0)).next(2))).containsExactly(new EventId(0, 1), new EventId(1, 0));
        assertThat(after.applied()).isEqualTo(2);
        assertThat(ids(after.after(EventId.endOf(1)).next(9))).containsExactly(new EventId(2, 0));
    }

    @Test
    void says_where_it_cannot_tell_what_happened() {
        Feed feed = new Feed(
                1,
                (after, before, limit) -> {
                    throw new IllegalStateException("the disk is gone");
                },
                9);
        append(feed, 10, 1);
        FeedReader reader = feed.after(new EventId(3, 0));
        List<ChangeEvent> gap = reader.next(5);
        assertThat(gap).extracting(ChangeEvent::type).containsExactly(EventType.GAP);
        assertThat(EventId.parse(gap.getFirst().id().toString()))
                .contains(gap.getFirst().id());
        assertThat(ids(reader.next(5))).containsExactly(new EventId(10, 0));
    }

    @Test
    void wakes_a_reader_once() {
        Feed feed = new Feed(10, journal());
        FeedReader reader = feed.after(EventId.endOf(feed.applied()));
        AtomicInteger woken = new AtomicInteger();
        reader.whenMore(woken::incrementAndGet);
        append(feed, 0, 0);
        assertThat(woken).hasValue(0);
        append(feed, 1, 1);
        append(feed, 2, 1);
        assertThat(woken).hasValue(1);
        reader.whenMore(woken::incrementAndGet);
        assertThat(woken).hasValue(2);
        reader.next(10);
        reader.whenMore(woken::incrementAndGet);
        reader.close();
        append(feed, 3, 1);
        assertThat(woken).hasValue(2);
    }

    @Test
    void reads_ids_and_nothing_else_as_ids() {
        assertThat(EventId.parse("12.3")).contains(new EventId(12, 3));
        for (String text :
                List.of("", "12", "12.", ".3", "-1.0", "a.b", "1.2.3", "99999999999999999999.1", "1.9999999999")) {
            assertThat(EventId.parse(text)).as(text).isEmpty();
        }
        assertThat(EventType.OFFERING_LEVEL_CHANGED.word()).isEqualTo("offering.level-changed");
    }
}
