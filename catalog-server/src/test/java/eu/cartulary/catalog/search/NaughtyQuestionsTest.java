package eu.cartulary.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.NaughtyStrings;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.wire.ProblemType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile strings as the value of every parameter: refused by name, or answered as a plain list would. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NaughtyQuestionsTest {
    private static final List<String> PARAMETERS = List.of(
            "q",
            "id",
            "kind",
            "provider",
            "country",
            "onlyIn",
            "exposedTo",
            "notExposedTo",
            "certificate",
            "protocol",
            "exportFormat",
            "keyCustody",
            "level",
            "proof",
            "status",
            "near",
            "sort",
            "facets",
            "limit",
            "cursor");

    @TempDir
    Path folder;

    @Test
    void each_is_refused_or_finds_what_a_list_finds() throws Exception {
        List<String> naughty = NaughtyStrings.some(60, System.nanoTime());
        TestVocabulary vocabulary = new TestVocabulary();
        List<OfferingDocument> list = named(naughty);
        int answered = 0;
        int refused = 0;
        try (OfferingIndex index = OfferingIndex.open(folder, vocabulary, SearchSettings.DEFAULT, Clock.systemUTC())) {
            index.apply(list, List.of(), 1);
            for (String text : naughty) {
                for (String parameter : PARAMETERS) {
                    Outcome<SearchQuestion> question =
                            SearchQuestion.parse(Map.of(parameter, List.of(text)), vocabulary);
                    if (question instanceof Outcome.Done<SearchQuestion> done
                            && index.search(done.value()) instanceof Outcome.Done<SearchPage> page) {
                        compare(page.value(), new BruteForce(list, done.value()), parameter + "=" + text);
                        answered++;
                    } else {
                        refused++;
                    }
                    if (question instanceof Outcome.Refused<SearchQuestion> no) {
                        assertThat(no.refusal().type()).isEqualTo(ProblemType.UNKNOWN_PARAMETER);
                    }
                }
            }
        }
        // Both ways are really gone: as text, nearly each is a question; as a country, hardly one is.
        assertThat(answered).isGreaterThan(naughty.size() / 2);
        assertThat(refused).isGreaterThan(naughty.size() * 5);
    }

    private static void compare(SearchPage page, BruteForce expected, String what) {
        assertThat(page.total()).as(what).isEqualTo(expected.matches().size());
        assertThat(page.undetermined()).as(what).isEqualTo(expected.undetermined());
        if (page.next() == null && !page.items().isEmpty()) {
            TreeSet<String> found = new TreeSet<>();
            page.items().forEach(item -> found.add(item.iri()));
            TreeSet<String> right = new TreeSet<>();
            expected.matches().forEach(offering -> right.add(offering.iri()));
            assertThat(found).as(what).isEqualTo(right);
        }
    }

    /** Ordinary offerings, and for each naughty string one that is called so: what a question finds is then not always nothing. */
    private static List<OfferingDocument> named(List<String> naughty) {
        List<OfferingDocument> ordinary = GeneratedOfferings.of(7, naughty.size());
        List<OfferingDocument> all = new ArrayList<>(GeneratedOfferings.of(8, 50));
        for (int i = 0; i < naughty.size(); i++) {
            OfferingDocument o = ordinary.get(i);
            String name = naughty.get(i).isBlank() ? "blank" : naughty.get(i);
            all.add(new OfferingDocument(
                    "urn:naughty:" + i,
                    new OfferingDocument.Display(
                            List.of(new OfferingDocument.Wording(name, "en")),
                            o.display().descriptions(),
                            o.display().keywords()),
                    o.kinds(),
                    OfferingStatus.ACTIVE,
                    o.endsAt(),
                    o.published(),
                    o.provider(),
                    o.places(),
                    o.exposure(),
                    o.facts(),
                    o.standings(),
                    false,
                    o.sources(),
                    o.item(),
                    o.detail()));
        }
        // The same IRI may have been generated twice: the later one counts, as in the index.
        Map<String, OfferingDocument> byIri = new java.util.LinkedHashMap<>();
        all.forEach(o -> byIri.put(o.iri(), o));
        return List.copyOf(byIri.values());
    }
}
