package eu.cartulary.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.feed.LiveResult.Change;
import eu.cartulary.catalog.feed.LiveResult.Update;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.OfferingDocument;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.OfferingStatus;
import eu.cartulary.catalog.search.SearchFixtures;
import eu.cartulary.catalog.search.SearchSettings;
import eu.cartulary.wire.ProblemType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A live result")
class LiveSearchTest {
    @TempDir
    Path folder;

    private OfferingIndex index;
    private LiveSearch live;
    private final List<OfferingDocument> offerings = SearchFixtures.offerings(5, 60);
    private long at;

    @BeforeEach
    void open() throws Exception {
        index = OfferingIndex.open(folder, SearchFixtures.vocabulary(), SearchSettings.DEFAULT, Clock.systemUTC());
        live = new LiveSearch(index);
        apply(offerings);
    }

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    private void apply(List<OfferingDocument> changed) throws Exception {
        index.apply(changed, List.of(), at++);
        live.changed(changed.stream().map(OfferingDocument::key).toList());
    }

    private LiveResult follow(String... pairs) {
        return ((Outcome.Done<LiveResult>) live.follow(SearchFixtures.question(pairs))).value();
    }

    private static List<Update> drain(LiveResult result) {
        List<Update> all = new ArrayList<>();
        for (List<Update> more = result.next(); !more.isEmpty(); more = result.next()) {
            all.addAll(more);
        }
        return all;
    }

    @Test
    void no_more_are_followed_than_the_settings_say_and_who_leaves_makes_room() {
        int most = SearchSettings.DEFAULT.maxFollowed();
        List<LiveResult> all = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            all.add(follow("status=active"));
        }
        assertThat(live.follow(SearchFixtures.question("status=active")))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(
                                ((Outcome.Refused<?>) refused).refusal().type())
                        .isEqualTo(ProblemType.UNAVAILABLE));
        assertThat(live.following()).isEqualTo(most);
        all.removeLast().close();
        all.add(follow("status=active"));
        all.forEach(LiveResult::close);
        assertThat(live.following()).isZero();
    }

    @Test
    void gives_the_matches_first_and_then_what_comes_changes_and_leaves() throws Exception {
        LiveResult result = follow("status=active");
        Set<Key> members = new HashSet<>();
        drain(result).forEach(update -> {
            assertThat(update.change()).isEqualTo(Change.MATCH);
            members.add(update.key());
        });
        assertThat(members).isNotEmpty().hasSizeLessThan(offerings.size());

        OfferingDocument member = offerings.stream()
                .filter(o -> members.contains(o.key()))
                .findFirst()
                .orElseThrow();
        OfferingDocument other = offerings.stream()
                .filter(o -> !members.contains(o.key()))
                .findFirst()
                .orElseThrow();
        AtomicInteger woken = new AtomicInteger();
        result.whenMore(woken::incrementAndGet);
        apply(List.of(member));
        assertThat(woken).hasValue(1);
        assertThat(drain(result))
                .extracting(Update::change, Update::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Change.CHANGE, member.key()));

        apply(List.of(SearchFixtures.withStatus(member, OfferingStatus.ENDED)));
        apply(List.of(SearchFixtures.withStatus(other, OfferingStatus.ACTIVE)));
        assertThat(drain(result))
                .extracting(Update::change, Update::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Change.LEAVE, member.key()),
                        org.assertj.core.groups.Tuple.tuple(Change.MATCH, other.key()));
        assertThat(drain(result)).isEmpty();
        result.close();
        apply(List.of(member));
        assertThat(drain(result)).isEmpty();
    }

    @Test
    void what_changes_while_the_first_matches_are_read_is_not_missed() throws Exception {
        LiveResult result = follow("status=active");
        apply(offerings.stream()
                .map(o -> SearchFixtures.withStatus(o, OfferingStatus.ENDED))
                .toList());
        Set<Key> members = new HashSet<>();
        for (Update update : drain(result)) {
            if (update.change() == Change.LEAVE) {
                members.remove(update.key());
            } else {
                members.add(update.key());
            }
        }
        assertThat(members).isEmpty();
    }

    @Test
    void several_changes_of_one_offering_come_as_one() throws Exception {
        LiveResult result = follow("status=active");
        drain(result);
        OfferingDocument one = SearchFixtures.withStatus(offerings.getFirst(), OfferingStatus.ACTIVE);
        apply(List.of(one));
        drain(result);
        apply(List.of(one));
        apply(List.of(one));
        apply(List.of(one));
        assertThat(drain(result)).hasSize(1);
    }
}
