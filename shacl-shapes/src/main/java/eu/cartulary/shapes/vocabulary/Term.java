package eu.cartulary.shapes.vocabulary;

import eu.cartulary.report.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class or property of the own vocabulary.
 *
 * @param iri in full
 * @param name local name, as written in JSON-LD
 * @param sort whether it is a class or a property
 * @param labels short name by language
 * @param definitions one sentence by language
 * @param domains classes on which a property may stand; of a class, its parent
 * @param range datatype or class of the value, an IRI; absent for classes
 * @param codeList name of the list from which the value comes, if from one
 * @param cardinality how many values a node may have
 * @param kind kind of service that a class stands for, such as {@code storage/object}
 */
public record Term(
        String iri,
        String name,
        Sort sort,
        Map<Language, String> labels,
        Map<Language, String> definitions,
        List<String> domains,
        @Nullable String range,
        @Nullable String codeList,
        Cardinality cardinality,
        @Nullable String kind) {

    /** What sort of term it is. */
    public enum Sort {
        CLASS,
        PROPERTY
    }

    /** How many values a node may have. */
    public enum Cardinality {
        ONE,
        MANY
    }

    public Term {
        labels = Map.copyOf(labels);
        definitions = Map.copyOf(definitions);
        domains = List.copyOf(domains);
    }

    /** The short name in a language. */
    public String label(Language language) {
        return labels.getOrDefault(language, name);
    }

    /** The definition in a language. */
    public String definition(Language language) {
        return definitions.getOrDefault(language, "");
    }
}
