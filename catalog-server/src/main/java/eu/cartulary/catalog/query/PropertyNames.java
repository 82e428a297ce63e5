package eu.cartulary.catalog.query;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** What people call a property, in their language: as the vocabulary has it, or as the shapes do, which name those of Gaia-X too. */
final class PropertyNames {
    private static final String SH = "http://www.w3.org/ns/shacl#";

    private final Map<String, Map<String, String>> ofShapes;

    PropertyNames(BaseShapes shapes) {
        this.ofShapes = read(shapes.graph());
    }

    private static Map<String, Map<String, String>> read(Graph shapes) {
        Map<String, Map<String, String>> names = new HashMap<>();
        shapes.find(Node.ANY, NodeFactory.createURI(SH + "path"), Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI())
                .forEachRemaining(path -> shapes.find(path.getSubject(), NodeFactory.createURI(SH + "name"), Node.ANY)
                        .forEachRemaining(
                                name -> names.computeIfAbsent(path.getObject().getURI(), p -> new HashMap<>())
                                        .merge(
                                                name.getObject().getLiteralLanguage(),
                                                name.getObject().getLiteralLexicalForm(),
                                                PropertyNames::oneOf)));
        return names;
    }

    /** A property may be named on several classes: the same name must win at every start. */
    private static String oneOf(String one, String other) {
        int byLength = Integer.compare(one.length(), other.length());
        return (byLength == 0 ? one.compareTo(other) : byLength) <= 0 ? one : other;
    }

    Optional<String> of(String property, Language language) {
        return Vocabulary.bundled()
                .term(property)
                .map((Term term) -> term.label(language))
                .or(() -> Optional.ofNullable(
                        ofShapes.getOrDefault(property, Map.of()).get(language.tag())));
    }
}
