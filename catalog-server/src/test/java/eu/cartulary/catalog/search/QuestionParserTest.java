package eu.cartulary.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.search.SearchQuestion.Direction;
import eu.cartulary.catalog.search.SearchQuestion.Order;
import eu.cartulary.catalog.search.SearchQuestion.SortField;
import eu.cartulary.report.Grade;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.wire.ProblemType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A question from query parameters")
class QuestionParserTest {

    private static List<Finding> refused(String... pairs) {
        Outcome<SearchQuestion> outcome =
                SearchQuestion.parse(SearchFixtures.parameters(pairs), SearchFixtures.vocabulary());
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        var refusal = ((Outcome.Refused<SearchQuestion>) outcome).refusal();
        assertThat(refusal.type()).isEqualTo(ProblemType.UNKNOWN_PARAMETER);
        return refusal.findings();
    }

    @Test
    void asks_for_active_offerings_newest_first_when_nothing_is_said() {
        SearchQuestion question = SearchFixtures.question();
        assertThat(question.choices().get(Choice.STATUS)).containsExactly("active");
        assertThat(question.order()).isEqualTo(Order.NEWEST);
        assertThat(question.proof()).isEqualTo(Grade.DECLARED);
        assertThat(question.limit()).isEqualTo(20);
        assertThat(SearchFixtures.question("q=storage").order()).isEqualTo(Order.BEST);
    }

    @Test
    void takes_words_without_case_and_by_their_aliases() {
        SearchQuestion question = SearchFixtures.question(
                "kind=STORAGE/Object",
                "country=el",
                "country=uk",
                "protocol=imap4REV2",
                "level=EU-CSF-1.2.1/sov-5:seal-3",
                "proof=Certified",
                "exportFormat=Text/Calendar",
                "keyCustody=HYOK",
                "status=Ended");
        assertThat(question.choices().get(Choice.KIND)).containsExactly("storage/object");
        assertThat(question.choices().get(Choice.COUNTRY)).containsExactly("GB", "GR");
        assertThat(question.choices().get(Choice.PROTOCOL)).containsExactly("IMAP4rev2");
        assertThat(question.choices().get(Choice.EXPORT_FORMAT)).containsExactly("text/calendar");
        assertThat(question.levels())
                .containsExactly(new SearchQuestion.LevelAtLeast("eu-csf-1.2.1/SOV-5", "SEAL-3", 3));
        assertThat(question.proof()).isEqualTo(Grade.CERTIFIED);
    }

    @Test
    void takes_a_provider_by_key_or_by_iri() {
        String iri = "https://provider.example/#me";
        String key = Key.of(iri).value();
        assertThat(SearchFixtures.question("provider=" + iri).choices())
                .isEqualTo(SearchFixtures.question("provider=" + key).choices());
    }

    @Test
    void counts_empty_values_as_not_given() {
        assertThat(SearchFixtures.question("kind=", "q= ", "country=", "near=", "limit="))
                .isEqualTo(SearchFixtures.question());
    }

    @Test
    void lets_the_parameters_of_the_rim_through() {
        assertThat(SearchFixtures.question("after=5", "format=csv")).isEqualTo(SearchFixtures.question());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour=blue | parameter-unknown",
                "kind=storage/tape | value-unknown",
                "country=XX | value-unknown",
                "country=Germany | value-unknown",
                "onlyIn=US,DE | value-unknown",
                "certificate=none | value-unknown",
                "protocol=gopher | value-unknown",
                "exportFormat=calendar | value-unknown",
                "keyCustody=mine | value-unknown",
                "status=open | value-unknown",
                "provider=Somebody | value-unknown",
                "level=SEAL-2 | value-unknown",
                "level=eu-csf-1.2.1:SEAL-9 | value-unknown",
                "level=eu-csf-1.2.1/SOV-9:SEAL-2 | value-unknown",
                "proof=believed | value-unknown",
                "near=50,8 | value-unknown",
                "near=91,8,10 | value-unknown",
                "near=50,8,-1 | value-unknown",
                "near=NaN,8,1 | value-unknown",
                "near=1e5,8,1 | value-unknown",
                "sort=price | value-unknown",
                "sort=distance | sort-needs-near",
                "sort=level:none | value-unknown",
                "facets=kind,price | value-unknown",
                "limit=201 | value-unknown",
                "limit=-1 | value-unknown",
                "limit=ten | value-unknown"
            })
    void refuses_what_it_does_not_know_and_says_what_there_is(String pair, String rule) {
        List<Finding> findings = refused(pair);
        assertThat(findings).extracting(Finding::rule).containsExactly(rule);
        assertThat(findings.getFirst().arguments().getFirst()).isEqualTo(pair.substring(0, pair.indexOf('=')));
    }

    @Test
    void says_everything_that_is_wrong_at_once() {
        assertThat(refused("kind=x", "country=ZZ", "shape=round", "limit=9999")).hasSize(4);
        assertThat(refused("limit=5", "limit=6")).extracting(Finding::rule).containsExactly("value-repeated");
        assertThat(refused("q=" + "x".repeat(300))).extracting(Finding::rule).containsExactly("text-too-long");
        assertThat(refused("q=" + "word ".repeat(40))).extracting(Finding::rule).containsExactly("text-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "published", "level:ipc-baseline"})
    void sorts_both_ways(String sort) {
        assertThat(SearchFixtures.question("sort=" + sort).order().direction()).isEqualTo(Direction.ASCENDING);
        assertThat(SearchFixtures.question("sort=-" + sort).order().direction()).isEqualTo(Direction.DESCENDING);
        assertThat(SearchFixtures.question("near=1,2,3", "sort=distance")
                        .order()
                        .field())
                .isEqualTo(SortField.DISTANCE);
    }

    @Test
    void equal_questions_are_equal_texts_in_whatever_order_they_were_asked() {
        SearchQuestion one = SearchFixtures.question("kind=video", "country=DE", "country=FR");
        SearchQuestion other = SearchFixtures.question("country=FR", "country=DE", "kind=video");
        assertThat(one).isEqualTo(other).hasToString(other.toString());
    }

    @Test
    void knows_the_bundled_code_lists_and_rulebooks() {
        ListedVocabulary listed = new ListedVocabulary(CodeLists.bundled(), Rulebooks.bundled());
        assertThat(listed.kinds().canonical("Storage/Object")).contains("storage/object");
        assertThat(listed.kinds().all()).contains("storage", "messaging/email", "video");
        assertThat(listed.protocols().canonical("s3")).contains("S3");
        assertThat(listed.scales()).extracting(SearchVocabulary.Scale::id).contains("ipc-baseline");
        assertThat(SearchQuestion.parse(Map.of("level", List.of("ipc-baseline:IPC-2")), listed))
                .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(((SearchQuestion) done.value())
                                .levels()
                                .getFirst()
                                .rank())
                        .isEqualTo(2));
    }
}
