package eu.cartulary.catalog.search;

import eu.cartulary.catalog.search.OfferingDocument.Location;
import eu.cartulary.catalog.search.OfferingDocument.Point;
import eu.cartulary.catalog.search.OfferingDocument.Purpose;
import eu.cartulary.catalog.search.OfferingDocument.Wording;
import eu.cartulary.catalog.search.SearchQuestion.Direction;
import eu.cartulary.catalog.search.SearchQuestion.LevelAtLeast;
import eu.cartulary.report.Grade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a question means, written down as plainly as possible over a list: no bitmaps, no index, no sharing of code with it. */
final class BruteForce {
    private enum Answer {
        YES,
        PERHAPS,
        NO
    }

    private final List<OfferingDocument> offerings;
    private final SearchQuestion question;

    BruteForce(Collection<OfferingDocument> offerings, SearchQuestion question) {
        this.offerings = List.copyOf(offerings);
        this.question = question;
    }

    List<OfferingDocument> matches() {
        return offerings.stream().filter(o -> answer(o, "") == Answer.YES).toList();
    }

    long undetermined() {
        return offerings.stream().filter(o -> answer(o, "") == Answer.PERHAPS).count();
    }

    List<OfferingDocument> ordered() {
        return matches().stream().sorted(order()).toList();
    }

    /** Counts of a facet, without what is chosen in it. */
    Map<String, Long> facet(String name) {
        Map<String, Long> counts = new TreeMap<>();
        for (OfferingDocument offering : offerings) {
            if (answer(offering, name) == Answer.YES) {
                valuesOf(offering, name).forEach(v -> counts.merge(v, 1L, Long::sum));
            }
        }
        return counts;
    }

    private Set<String> valuesOf(OfferingDocument o, String facet) {
        if (facet.startsWith("level:")) {
            String scale = facet.substring(6);
            List<String> levels = TestVocabulary.SCALES.stream()
                    .filter(s -> s.id().equals(scale))
                    .findFirst()
                    .orElseThrow()
                    .levels();
            return new HashSet<>(
                    levels.subList(0, o.pending() ? 0 : standing(o, scale).reached()));
        }
        return values(o, Choice.of(facet).orElseThrow());
    }

    private Set<String> values(OfferingDocument o, Choice choice) {
        return switch (choice) {
            case KIND ->
                o.kinds().stream()
                        .flatMap(k -> k.contains("/") ? Stream.of(k, k.split("/")[0]) : Stream.of(k))
                        .collect(Collectors.toSet());
            case PROVIDER -> Set.of(o.provider().key().value());
            case COUNTRY ->
                o.places().locations().stream()
                        .filter(l -> Set.of(Purpose.PROCESSING, Purpose.STORAGE, Purpose.BACKUP, Purpose.UNSAID)
                                .contains(l.purpose()))
                        .filter(l -> l.country() != null)
                        .map(Location::country)
                        .collect(Collectors.toSet());
            case EXPOSED_TO -> o.exposure().orders();
            case CERTIFICATE -> o.facts().certificates();
            case PROTOCOL -> o.facts().protocols();
            case EXPORT_FORMAT -> o.facts().exportFormats();
            case KEY_CUSTODY -> o.facts().keyCustody();
            case STATUS -> Set.of(o.status().word());
            case ID -> Set.of(o.key().value());
            case ONLY_IN, NOT_EXPOSED_TO -> throw new IllegalArgumentException(choice.toString());
        };
    }

    private Answer answer(OfferingDocument o, String but) {
        List<Answer> answers = new ArrayList<>();
        question.choices().forEach((choice, wanted) -> {
            if (!choice.parameter().equals(but)) {
                answers.add(answer(o, choice, wanted));
            }
        });
        for (LevelAtLeast level : question.levels()) {
            if (!("level:" + level.scale()).equals(but)) {
                answers.add(answer(o, level));
            }
        }
        answers.add(near(o) ? Answer.YES : Answer.NO);
        answers.add(text(o) ? Answer.YES : Answer.NO);
        return answers.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Set<String> area(SortedSet<String> codes) {
        Set<String> area = new HashSet<>(codes);
        if (codes.contains("EU")) {
            area.addAll(Countries.EU);
        }
        if (codes.contains("EEA")) {
            area.addAll(Countries.EEA);
        }
        return area;
    }

    private Answer answer(OfferingDocument o, Choice choice, SortedSet<String> wanted) {
        return switch (choice) {
            case ONLY_IN -> onlyIn(o, area(wanted));
            case NOT_EXPOSED_TO -> {
                boolean exposed = o.exposure().orders().stream().anyMatch(area(wanted)::contains);
                yield exposed ? Answer.NO : o.exposure().determined() ? Answer.YES : Answer.PERHAPS;
            }
            case COUNTRY, EXPOSED_TO -> yes(values(o, choice).stream().anyMatch(area(wanted)::contains));
            default -> yes(values(o, choice).stream().anyMatch(wanted::contains));
        };
    }

    private static Answer yes(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }

    private static Answer onlyIn(OfferingDocument o, Set<String> area) {
        List<Location> guaranteed = o.places().locations().stream()
                .filter(l -> l.purpose() != Purpose.ADMINISTRATION)
                .toList();
        if (guaranteed.stream().anyMatch(l -> l.country() != null && !area.contains(l.country()))) {
            return Answer.NO;
        }
        boolean known = o.places().complete()
                && !guaranteed.isEmpty()
                && guaranteed.stream().allMatch(l -> l.country() != null);
        return known ? Answer.YES : Answer.PERHAPS;
    }

    private Answer answer(OfferingDocument o, LevelAtLeast level) {
        if (o.pending()) {
            return Answer.NO;
        }
        Standing standing = standing(o, level.scale());
        return standing.reached() >= level.rank()
                ? Answer.YES
                : standing.atMost() >= level.rank() ? Answer.PERHAPS : Answer.NO;
    }

    private Standing standing(OfferingDocument o, String scale) {
        return o.standings().stream()
                .filter(s -> s.scale().equals(scale) && s.proof() == question.proof())
                .findFirst()
                .orElse(new Standing(scale, Grade.DECLARED, 0, 0));
    }

    private boolean near(OfferingDocument o) {
        return question.near() == null || kilometres(o) <= question.near().kilometres();
    }

    private double kilometres(OfferingDocument o) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Point p : o.places().points()) {
            nearest = Math.min(nearest, Circle.of(question.near()).kilometres(p.latitude(), p.longitude()));
        }
        return nearest;
    }

    private boolean text(OfferingDocument o) {
        if (question.text() == null) {
            return true;
        }
        List<TextWords.Word> words = TextWords.of(question.text());
        return !words.isEmpty() && words.stream().allMatch(w -> has(o, w));
    }

    private static boolean has(OfferingDocument o, TextWords.Word word) {
        Words words = WORDS.computeIfAbsent(o, Words::of);
        return words.plain().stream().anyMatch(p -> loosely(word.plain(), p))
                || word.stems().entrySet().stream()
                        .anyMatch(e ->
                                words.stems().getOrDefault(e.getKey(), Set.of()).contains(e.getValue()));
    }

    // Taken apart once per offering: analysis is most of the time of this test.
    private static final Map<OfferingDocument, Words> WORDS =
            java.util.Collections.synchronizedMap(new java.util.IdentityHashMap<>());

    private record Words(Set<String> plain, Map<String, Set<String>> stems) {
        static Words of(OfferingDocument o) {
            Words words = new Words(new HashSet<>(), new TreeMap<>());
            for (Wording wording : DocumentWriter.wordings(o).toList()) {
                words.plain().addAll(TextWords.tokens(TextWords.PLAIN, wording.text()));
                for (String language : DocumentWriter.languages(wording)) {
                    words.stems()
                            .computeIfAbsent(language, l -> new HashSet<>())
                            .addAll(TextWords.tokens(TextWords.stemmer(language), wording.text()));
                }
            }
            return words;
        }
    }

    private static boolean loosely(String asked, String found) {
        return asked.equals(found)
                || asked.length() >= 3 && found.startsWith(asked)
                || asked.length() >= 4 && asked.charAt(0) == found.charAt(0) && oneTypo(asked, found);
    }

    private static boolean oneTypo(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        String restA = a.substring(i);
        String restB = b.substring(i);
        if (restA.isEmpty() || restB.isEmpty()) {
            return true;
        }
        return restA.substring(1).equals(restB.substring(1))
                || restA.substring(1).equals(restB)
                || restA.equals(restB.substring(1))
                || restA.length() > 1
                        && restB.length() > 1
                        && restA.charAt(0) == restB.charAt(1)
                        && restA.charAt(1) == restB.charAt(0)
                        && restA.substring(2).equals(restB.substring(2));
    }

    private Comparator<OfferingDocument> order() {
        Comparator<OfferingDocument> by =
                switch (question.order().field()) {
                    case NAME ->
                        Comparator.comparing(o ->
                                SortKeys.name(o.display().names().getFirst().text()));
                    case PUBLISHED -> Comparator.comparing(OfferingDocument::published);
                    case LEVEL ->
                        Comparator.comparing(o -> o.pending()
                                ? 0
                                : standing(o, question.order().scale()).reached());
                    case DISTANCE -> Comparator.comparing(this::kilometres);
                    case RELEVANCE -> throw new IllegalStateException("scores are not worked out here");
                };
        if (question.order().direction() == Direction.DESCENDING) {
            by = by.reversed();
        }
        return by.thenComparing(OfferingDocument::key);
    }
}
