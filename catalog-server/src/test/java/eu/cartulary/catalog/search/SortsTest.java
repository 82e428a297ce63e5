package eu.cartulary.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.report.Grade;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each sort that is documented, against a list that is sorted here: with values that many share, values that nobody stated, and
 * pages of a size that ends in the midst of equals.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SortsTest {
    private static final int COUNT = 40;
    private static final String LIMIT = "7";
    private static final String SCALE = "ipc-baseline";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    /** As they are written, and as people look for them: without case and accents, and nobody reads further than 80 letters. */
    private static final List<List<String>> NAMES = List.of(
            List.of("Élan", "elan"),
            List.of("elan", "elan"),
            List.of("ELAN", "elan"),
            List.of("Zephyr", "zephyr"),
            List.of("", ""),
            List.of("10 Mailboxes", "10 mailboxes"),
            List.of("Ångström mail", "angstrom mail"),
            List.of("angstrom", "angstrom"),
            List.of("  Elbe ", "elbe"),
            List.of("x".repeat(80) + "a", "x".repeat(80)),
            List.of("x".repeat(80) + "b", "x".repeat(80)),
            List.of("x".repeat(79) + "a", "x".repeat(79) + "a"));
    /** Berlin, Lyon, Berlin and Lyon, nowhere. */
    private static final List<List<OfferingDocument.Point>> POINTS = List.of(
            List.of(new OfferingDocument.Point(52.52, 13.40)),
            List.of(new OfferingDocument.Point(45.76, 4.84)),
            List.of(new OfferingDocument.Point(52.52, 13.40), new OfferingDocument.Point(45.76, 4.84)),
            List.of());
    /** From Cologne: Berlin lies nearer than Lyon. */
    private static final String NEAR = "50.94,6.96,2000";

    private static final List<Integer> NEARNESS = List.of(0, 1, 0);

    @TempDir
    Path folder;

    private OfferingIndex index;
    private final List<Given> all = new ArrayList<>();

    /** An offering and what it is to be sorted by. */
    private record Given(OfferingDocument document, String name, long published, int level, int place) {
        Key key() {
            return document.key();
        }
    }

    @BeforeEach
    void fill() throws Exception {
        index = OfferingIndex.open(folder, new TestVocabulary(), SearchSettings.DEFAULT, Clock.systemUTC());
        for (int i = 0; i < COUNT; i++) {
            all.add(given(i));
        }
        // Several segments.
        for (int from = 0; from < COUNT; from += 10) {
            index.apply(
                    all.subList(from, from + 10).stream().map(Given::document).toList(), List.of(), from);
        }
    }

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    private static Given given(int i) {
        List<String> name = NAMES.get(i * 5 % NAMES.size());
        Instant published = NOON.minusSeconds(i * 7 % 9 * 3_600L);
        // Three of a level each, one judged to none, one never judged, one still to be judged.
        int kind = i % 6;
        int level = kind <= 3 ? kind : 0;
        int place = i * 3 % POINTS.size();
        OfferingDocument like = GeneratedOfferings.of(i, 1).getFirst();
        byte[] json = ("{\"id\":\"https://sorted.example/" + i + "\"}").getBytes(StandardCharsets.UTF_8);
        OfferingDocument document = new OfferingDocument(
                "https://sorted.example/" + i,
                new OfferingDocument.Display(
                        List.of(new OfferingDocument.Wording(name.getFirst(), null)),
                        List.of(new OfferingDocument.Wording(
                                i % 3 == 0 ? "mailboxes, mailboxes and mailboxes" : "mailboxes for administrations",
                                "en")),
                        List.of()),
                List.of("messaging/email"),
                OfferingStatus.ACTIVE,
                null,
                published,
                like.provider(),
                new OfferingDocument.Places(List.of(), false, POINTS.get(place)),
                like.exposure(),
                new OfferingDocument.Facts(Set.of(), Set.of(), Set.of(), Set.of()),
                kind == 4
                        ? List.of()
                        : Stream.of(Grade.values())
                                .map(grade -> new Standing(SCALE, grade, kind == 5 ? 3 : kind, 3))
                                .toList(),
                kind == 5,
                List.of(),
                json,
                json);
        return new Given(document, name.getLast(), published.getEpochSecond(), level, place);
    }

    private List<Key> sorted(String sort) {
        boolean falling = sort.startsWith("-");
        String by = falling ? sort.substring(1) : sort;
        Comparator<Given> order =
                switch (by) {
                    case "name" -> Comparator.comparing(Given::name);
                    case "published" -> Comparator.comparing(Given::published);
                    case "distance" -> Comparator.comparing(g -> NEARNESS.get(g.place()));
                    default -> Comparator.comparing(Given::level);
                };
        return all.stream()
                .filter(g -> !by.equals("distance")
                        || !g.document().places().points().isEmpty())
                .sorted((falling ? order.reversed() : order).thenComparing(Given::key))
                .map(Given::key)
                .toList();
    }

    private static Map<String, List<String>> parameters(String sort) {
        Map<String, List<String>> parameters = new TreeMap<>(Map.of("sort", List.of(sort), "limit", List.of(LIMIT)));
        if (sort.endsWith("distance")) {
            parameters.put("near", List.of(NEAR));
        }
        return parameters;
    }

    private SearchQuestion question(Map<String, List<String>> parameters) {
        return done(SearchQuestion.parse(parameters, new TestVocabulary()));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    /** All pages; between two of them something happens. */
    private List<Key> paged(SearchQuestion question, Runnable between) {
        List<Key> keys = new ArrayList<>();
        SearchPage page = done(index.search(question));
        while (true) {
            page.items().forEach(item -> keys.add(item.key()));
            if (page.next() == null) {
                return keys;
            }
            assertThat(page.items()).hasSize(question.limit());
            between.run();
            page = done(index.search(question.from(page.next())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "published",
                "-published",
                "level:" + SCALE,
                "-level:" + SCALE,
                "distance",
                "-distance"
            })
    void pages_come_in_the_order_of_the_list(String sort) {
        assertThat(paged(question(parameters(sort)), () -> {})).isEqualTo(sorted(sort));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "-name", "published", "-published", "level:" + SCALE, "-level:" + SCALE, "distance"})
    void what_stays_is_neither_skipped_nor_repeated_while_others_come_and_go(String sort) {
        List<Key> expected = new ArrayList<>(sorted(sort));
        List<Given> coming = new ArrayList<>();
        for (int i = COUNT; i < COUNT + 12; i++) {
            coming.add(given(i));
        }
        // The last of the order go, one after each page, before it is their turn; and somebody comes each time.
        List<Key> going = new ArrayList<>(expected.subList(expected.size() - 2, expected.size()));
        int[] step = {COUNT};
        List<Key> paged = paged(question(parameters(sort)), () -> {
            List<Key> gone = going.isEmpty() ? List.of() : List.of(going.removeLast());
            expected.removeAll(gone);
            try {
                index.apply(List.of(coming.removeFirst().document()), gone, step[0]++);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(paged).doesNotHaveDuplicates().containsSubsequence(expected);
    }

    @Test
    void the_best_come_first_and_equals_by_key_whichever_way_relevance_is_written() {
        Map<String, List<String>> parameters = parameters("relevance");
        parameters.put("q", List.of("mailboxes"));
        List<Key> paged = paged(question(parameters), () -> {});
        assertThat(paged).hasSize(COUNT).doesNotHaveDuplicates();

        parameters.put("limit", List.of("200"));
        assertThat(paged(question(parameters), () -> {})).isEqualTo(paged);
        parameters.put("sort", List.of("-relevance"));
        assertThat(paged(question(parameters), () -> {})).isEqualTo(paged);
        parameters.remove("sort");
        assertThat(paged(question(parameters), () -> {}))
                .as("with words it is the usual order")
                .isEqualTo(paged);

        // A name weighs more than a description.
        List<Key> named = all.stream()
                .filter(g -> g.name().equals("10 mailboxes"))
                .map(Given::key)
                .sorted()
                .toList();
        assertThat(paged.subList(0, named.size())).containsExactlyInAnyOrderElementsOf(named);
        List<Key> plain = all.stream()
                .filter(g -> g.name().equals("zephyr"))
                .map(Given::key)
                .sorted()
                .toList();
        assertThat(plain).hasSizeGreaterThan(1);
        assertThat(paged).as("equals by key").containsSubsequence(plain);
    }

    @Test
    void without_words_relevance_is_the_newest_first() {
        assertThat(paged(question(parameters("relevance")), () -> {})).isEqualTo(sorted("-published"));
        assertThat(paged(question(Map.of("limit", List.of(LIMIT))), () -> {})).isEqualTo(sorted("-published"));
    }

    @Test
    void distance_needs_a_place_and_a_level_a_rulebook() {
        for (String sort : List.of("distance", "-distance", "level:", "level:none", "price", "-")) {
            assertThat(SearchQuestion.parse(Map.of("sort", List.of(sort)), new TestVocabulary()))
                    .as(sort)
                    .isInstanceOf(Outcome.Refused.class);
        }
    }
}
