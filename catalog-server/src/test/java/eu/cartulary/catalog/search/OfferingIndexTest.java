package eu.cartulary.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.SearchPage.Item;
import eu.cartulary.wire.ProblemType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The index of offerings")
class OfferingIndexTest {
    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };
    private final List<OfferingDocument> offerings = GeneratedOfferings.of(9, 300);
    private OfferingIndex index;

    @BeforeEach
    void open() throws Exception {
        index = reopen();
        index.apply(offerings, List.of(), 41);
    }

    private OfferingIndex reopen() throws Exception {
        return OfferingIndex.open(folder, SearchFixtures.vocabulary(), SearchSettings.DEFAULT, clock);
    }

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    private SearchPage page(SearchQuestion question) {
        return ((Outcome.Done<SearchPage>) index.search(question)).value();
    }

    private ProblemType refused(SearchQuestion question) {
        return ((Outcome.Refused<SearchPage>) index.search(question)).refusal().type();
    }

    @Test
    void knows_after_a_restart_what_it_knew_before() throws Exception {
        SearchPage before = page(SearchFixtures.question("facets=kind,country,provider", "limit=200"));
        index.close();
        index = reopen();
        assertThat(index.applied()).isEqualTo(41);
        SearchPage after = page(SearchFixtures.question("facets=kind,country,provider", "limit=200"));
        assertThat(after.facets()).isEqualTo(before.facets());
        assertThat(after.items().stream().map(Item::key).toList())
                .isEqualTo(before.items().stream().map(Item::key).toList());
    }

    @Test
    void begins_anew_when_its_files_are_damaged() throws Exception {
        index.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        index = reopen();
        assertThat(index.applied()).isEqualTo(-1);
        index.apply(offerings, List.of(), 41);
        assertThat(index.size())
                .isEqualTo(
                        offerings.stream().map(OfferingDocument::key).distinct().count());
    }

    @Test
    void a_cursor_neither_skips_nor_repeats_while_offerings_come_change_and_go() throws Exception {
        for (String sort : List.of("name", "-published", "level:ipc-baseline")) {
            SearchQuestion question =
                    SearchFixtures.question("sort=" + sort, "limit=10", "status=active", "status=ended");
            Set<Key> expected = new HashSet<>();
            SearchQuestion all = question.limitedTo(200);
            for (SearchPage p = page(all); ; p = page(all.from(p.next()))) {
                p.items().forEach(i -> expected.add(i.key()));
                if (p.next() == null) {
                    break;
                }
            }
            List<Key> seen = new ArrayList<>();
            long at = index.applied();
            SearchPage p = page(question);
            for (int turn = 0; ; turn++) {
                p.items().forEach(i -> seen.add(i.key()));
                if (p.next() == null) {
                    break;
                }
                // Newcomers anywhere in the order, and offerings written again as they were.
                GeneratedOfferings newcomers = new GeneratedOfferings(1_000 + turn);
                index.apply(
                        List.of(newcomers.next(10_000 + turn, 300), newcomers.next(20_000 + turn, 300)),
                        List.of(),
                        ++at);
                index.apply(offerings.subList(turn, turn + 5), List.of(), ++at);
                p = page(question.from(p.next()));
            }
            assertThat(seen).doesNotHaveDuplicates().containsAll(expected);
        }
    }

    @Test
    void a_cursor_by_relevance_keeps_its_view_for_a_minute_and_then_says_that_it_is_over() throws Exception {
        SearchQuestion question = SearchFixtures.question("q=storage", "limit=5");
        SearchPage first = page(question);
        String cursor = first.next();
        index.apply(
                offerings.stream()
                        .map(o -> SearchFixtures.withStatus(o, OfferingStatus.ENDED))
                        .toList(),
                List.of(),
                42);
        assertThat(page(question).total()).isZero();
        SearchPage second = page(question.from(cursor));
        assertThat(second.total()).isEqualTo(first.total());
        assertThat(second.applied()).isEqualTo(41);
        now.set(now.get().plus(Duration.ofSeconds(61)));
        assertThat(refused(question.from(cursor))).isEqualTo(ProblemType.CURSOR_EXPIRED);
    }

    @Test
    void a_stream_by_relevance_is_not_disturbed_by_changes() throws Exception {
        SearchQuestion question = SearchFixtures.question("q=storage");
        long total = page(question).total();
        SearchSettings small = new SearchSettings(
                256, 16, 64, 20, 200, 100, 7, Duration.ofSeconds(1), Duration.ofSeconds(60), 32, 128, 32, 64);
        index.close();
        index = OfferingIndex.open(folder, SearchFixtures.vocabulary(), small, clock);
        List<Key> keys = new ArrayList<>();
        try (OfferingStream stream = ((Outcome.Done<OfferingStream>) index.stream(question)).value()) {
            keys.addAll(stream.next().stream().map(Item::key).toList());
            index.apply(List.of(), offerings.stream().map(OfferingDocument::key).toList(), 42);
            for (List<Item> more = stream.next(); !more.isEmpty(); more = stream.next()) {
                keys.addAll(more.stream().map(Item::key).toList());
            }
        }
        assertThat(keys).hasSize((int) total).doesNotHaveDuplicates();
        assertThat(index.size()).isZero();
    }

    @Test
    void a_cursor_never_meets_a_snapshot_of_another_opening_of_the_index() throws Exception {
        SearchQuestion question = SearchFixtures.question("q=storage", "limit=5");
        String cursor = page(question).next();
        assertThat(cursor).isNotNull();
        index.close();
        now.set(now.get().plusMillis(20));
        index = OfferingIndex.open(folder, SearchFixtures.vocabulary(), SearchSettings.DEFAULT, clock);
        for (int i = 0; i < 5; i++) {
            index.apply(offerings.subList(0, i + 1), List.of(), 50 + i);
            assertThat(page(question).next()).as("it is pinned").isNotNull();
        }
        assertThat(refused(question.from(cursor))).isEqualTo(ProblemType.CURSOR_EXPIRED);
    }

    @Test
    void a_cursor_of_another_question_is_refused() {
        String cursor = page(SearchFixtures.question("sort=name", "limit=5")).next();
        assertThat(refused(SearchFixtures.question("sort=name", "kind=video").from(cursor)))
                .isEqualTo(ProblemType.UNKNOWN_PARAMETER);
        for (String made : List.of("x", "AAAA", "%%%", cursor.substring(3), "")) {
            assertThat(refused(SearchFixtures.question("sort=name").from(made)))
                    .isEqualTo(ProblemType.UNKNOWN_PARAMETER);
        }
        // Another size of page or other facets are the same question.
        assertThat(page(SearchFixtures.question("sort=name", "limit=7", "facets=kind")
                                .from(cursor))
                        .items())
                .hasSize(7);
    }

    @Test
    void finds_one_offering_by_key_and_by_iri() {
        OfferingDocument any = offerings.get(7);
        StoredOffering stored = index.byIri(any.iri()).orElseThrow();
        assertThat(stored.key()).isEqualTo(any.key());
        assertThat(stored.detail()).isEqualTo(any.detail());
        assertThat(stored.item()).isEqualTo(any.item());
        assertThat(stored.sources()).isEqualTo(any.sources());
        assertThat(stored.status()).isEqualTo(any.status());
        assertThat(index.byIri("https://nobody.example/")).isEmpty();
        assertThat(page(SearchFixtures.question("id=" + any.iri())).total()).isEqualTo(1);
    }

    @Test
    void calls_providers_by_their_names() {
        assertThat(page(SearchFixtures.question("facets=provider")).facets().get("provider"))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.label()).isNotBlank());
    }

    @Test
    void answers_any_text_with_a_result_or_a_refusal() throws Exception {
        Path naughty = Path.of(System.getProperty("cartulary.shared", "none"), "suites/naughty-strings/blns.txt");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(naughty).as("test data of the folder cartulary.shared").exists();
        }
        assumeThat(naughty).as("the strings are not on this machine").exists();
        List<OfferingDocument> few = offerings.subList(0, 25);
        index.apply(few, offerings.stream().map(OfferingDocument::key).toList(), 42);
        for (String text : Files.readAllLines(naughty)) {
            for (String name : List.of(
                    "q",
                    "kind",
                    "provider",
                    "level",
                    "near",
                    "sort",
                    "facets",
                    "cursor",
                    "id",
                    "exportFormat",
                    "limit")) {
                if (SearchQuestion.parse(Map.of(name, List.of(text)), SearchFixtures.vocabulary())
                        instanceof Outcome.Done<SearchQuestion> done) {
                    SearchQuestion question = done.value();
                    Outcome<SearchPage> outcome = index.search(question);
                    if (outcome instanceof Outcome.Done<SearchPage> answer) {
                        assertThat(answer.value().total())
                                .as("%s=%s", name, text)
                                .isEqualTo(
                                        new BruteForce(few, question).matches().size());
                    }
                }
            }
        }
    }
}
