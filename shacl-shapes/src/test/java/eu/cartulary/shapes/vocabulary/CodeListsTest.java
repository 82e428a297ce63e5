package eu.cartulary.shapes.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeListsTest {
    private static final CodeLists LISTS = CodeLists.bundled();

    @Test
    void no_text_means_two_things_in_one_list() {
        List<String> twice = new ArrayList<>();
        for (String name : LISTS.names()) {
            Map<String, String> seen = new HashMap<>();
            for (Concept concept : LISTS.concepts(name)) {
                List<String> texts = new ArrayList<>(concept.aliases());
                texts.add(concept.notation());
                for (String text : texts) {
                    String before = seen.put(text.toLowerCase(Locale.ROOT), concept.notation());
                    if (before != null && !before.equals(concept.notation())) {
                        twice.add(name + ": " + text);
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest(name = "{1} in {0} is {2}")
    @CsvSource({
        "protocols, s3, S3",
        "protocols, ' Amazon   S3 ', S3",
        "protocols, rfc 9051, IMAP4rev2",
        "protocols, https://w3id.org/cartulary/v1/list/protocols/JMAP, JMAP",
        "formats, MBOX, application/mbox",
        "formats, image/svg+xml, image/svg+xml",
        "certificates, iso/iec 27001, ISO-27001",
        "statutes, cloud act, US-CLOUD-Act",
        "countries, deu, DE",
        "tls-versions, TLSv1.3, 1.3",
        "key-custody, Hold Your Own Key, hyok",
        "kinds, object storage, storage/object",
    })
    void a_value_is_known_by_notation_alias_and_iri_without_case(String list, String text, String notation) {
        assertThat(LISTS.match(list, text).map(Concept::notation)).contains(notation);
    }

    @Test
    void a_ladder_keeps_its_order() {
        assertThat(LISTS.concepts("shares").stream().map(Concept::notation))
                .containsExactly("none", "minority", "half", "majority", "all");
        assertThat(LISTS.concepts("tls-versions").stream().map(Concept::notation))
                .containsExactly("1.0", "1.1", "1.2", "1.3");
    }

    @Test
    void what_is_in_no_list_is_not_guessed() {
        assertThat(LISTS.match("protocols", "S4")).isEmpty();
        assertThat(LISTS.match("no-such-list", "S3")).isEmpty();
    }

    @Test
    void a_parent_includes_its_children_and_not_the_other_way_round() {
        assertThat(LISTS.includes("kinds", "storage", "storage/object")).isTrue();
        assertThat(LISTS.includes("kinds", "storage/object", "storage/object")).isTrue();
        assertThat(LISTS.includes("kinds", "storage/object", "storage")).isFalse();
        assertThat(LISTS.includes("kinds", "storage", "messaging/email")).isFalse();
    }

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "EU, DE, true",
        "EU, NO, false",
        "EEA, NO, true",
        "EEA, CH, false",
        "EU, GB, false",
        "EEA, GB, false",
        "DE, DE, true",
        "DE, FR, false",
        "eea, LI, true"
    })
    void countries_belong_to_groups(String group, String country, boolean belongs) {
        assertThat(LISTS.inGroup(group, country)).isEqualTo(belongs);
    }

    @Test
    void the_union_has_27_members_and_the_area_30() {
        assertThat(LISTS.match("country-groups", "EU").orElseThrow().countries())
                .hasSize(27)
                .doesNotHaveDuplicates();
        assertThat(LISTS.match("country-groups", "EEA").orElseThrow().countries())
                .hasSize(30)
                .contains("IS", "LI", "NO");
    }

    @Test
    void each_statute_names_the_country_and_the_edge_that_trigger_it() {
        assertThat(LISTS.concepts("statutes")).isNotEmpty().allSatisfy(statute -> {
            assertThat(statute.countries()).hasSize(1).allMatch(country -> LISTS.match("countries", country)
                    .isPresent());
            assertThat(statute.edges()).isNotEmpty().allMatch(edge -> LISTS.match("statute-edges", edge)
                    .isPresent());
        });
    }
}
