package eu.cartulary.shapes.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Vocabulary VOCABULARY = Vocabulary.bundled();

    @Test
    void every_term_has_one_label_and_one_definition_in_each_language() {
        List<String> wrong = new ArrayList<>();
        for (Term term : VOCABULARY.terms()) {
            for (String property : List.of(GraphReading.RDFS + "label", GraphReading.SKOS + "definition")) {
                if (!languages(VOCABULARY.graph(), term.iri(), property).equals(List.of("de", "en", "fr"))) {
                    wrong.add(term.name() + " " + property);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_listed_value_and_every_list_has_one_label_in_each_language() {
        List<String> wrong = new ArrayList<>();
        for (String name : CodeLists.bundled().names()) {
            CodeList list = CodeLists.bundled().list(name).orElseThrow();
            List<String> iris =
                    new ArrayList<>(list.concepts().stream().map(Concept::iri).toList());
            iris.add(CodeLists.NS + name);
            for (String iri : iris) {
                if (!languages(list.graph(), iri, GraphReading.SKOS + "prefLabel")
                        .equals(List.of("de", "en", "fr"))) {
                    wrong.add(iri);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_property_stands_on_known_classes_and_has_a_known_range_or_list() {
        Set<String> classes = VOCABULARY.terms().stream()
                .filter(term -> term.sort() == Term.Sort.CLASS)
                .map(Term::iri)
                .collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        for (Term term : VOCABULARY.terms()) {
            boolean known = classes.containsAll(term.domains());
            if (term.sort() == Term.Sort.PROPERTY) {
                String range = Optional.ofNullable(term.range()).orElse("");
                known &= !term.domains().isEmpty()
                        && (!range.startsWith(Ctl.NS) ? !range.isEmpty() : classes.contains(range))
                        && (term.codeList() == null
                                || CodeLists.bundled().names().contains(term.codeList()));
            }
            if (!known) {
                wrong.add(term.name());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_list_is_the_value_of_a_property_or_explains_another_list() {
        Set<String> used = VOCABULARY.terms().stream()
                .map(term -> Optional.ofNullable(term.codeList()).orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
        used.addAll(Set.of("country-groups", "statute-edges"));
        used.remove("");
        assertThat(CodeLists.bundled().names()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    @DisplayName("every kind of service but 'other' and the mere headings has its own profile class")
    void every_kind_has_a_profile() {
        Set<String> kinds = VOCABULARY.terms().stream()
                .map(term -> Optional.ofNullable(term.kind()).orElse(""))
                .collect(Collectors.toSet());
        assertThat(CodeLists.bundled().concepts("kinds").stream().map(Concept::notation))
                .filteredOn(kind -> !kinds.contains(kind))
                .containsExactlyInAnyOrder("hosting", "other");
        assertThat(kinds).filteredOn(kind -> !kind.isEmpty()).allSatisfy(kind -> assertThat(
                        CodeLists.bundled().match("kinds", kind))
                .isPresent());
    }

    @Test
    void a_subclass_is_its_parent_too() {
        assertThat(VOCABULARY.isA(CtlType.EMAIL_PROFILE, CtlType.SERVICE_PROFILE))
                .isTrue();
        assertThat(VOCABULARY.isA(CtlType.EMAIL_PROFILE, CtlType.STORAGE_PROFILE))
                .isFalse();
        assertThat(VOCABULARY.isA("https://example.org/Other", CtlType.SERVICE_PROFILE))
                .isFalse();
    }

    @Test
    void gaia_x_classes_have_a_kind() {
        assertThat(VOCABULARY.kindOf(GxType.OBJECT_STORAGE_SERVICE_OFFERING)).contains("storage/object");
        assertThat(VOCABULARY.kindOf(GxType.VIRTUAL_MACHINE_SERVICE_OFFERING)).contains("compute/vm");
        assertThat(VOCABULARY.kindOf(GxType.SERVICE_OFFERING)).isEmpty();
    }

    @Test
    void a_misspelt_name_finds_the_one_that_was_meant() {
        assertThat(VOCABULARY.nearest("keyCustdy").map(Term::name)).contains("keyCustody");
        assertThat(VOCABULARY.nearest("own-domain").map(Term::name)).contains("ownDomain");
        assertThat(VOCABULARY.nearest("ObjectStorageProfil").map(Term::name)).contains("ObjectStorageProfile");
        assertThat(VOCABULARY.nearest("somethingQuiteDifferentFromAll")).isEmpty();
    }

    private static List<String> languages(Graph graph, String iri, String property) {
        return GraphReading.objects(graph, GraphReading.iri(iri), property).stream()
                .filter(node -> !node.getLiteralLexicalForm().isBlank())
                .map(Node::getLiteralLanguage)
                .sorted()
                .toList();
    }
}
