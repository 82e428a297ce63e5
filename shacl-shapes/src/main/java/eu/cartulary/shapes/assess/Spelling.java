package eu.cartulary.shapes.assess;

import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Words of code lists in their one spelling: {@code imap} is {@code IMAP4rev2}, and so is the IRI of the concept. Rules
 * then compare plain strings.
 */
final class Spelling {
    /** Most spellings that are remembered; descriptions are written by anyone, so there is no end to them. */
    private static final int MOST_REMEMBERED = 20_000;

    private static final String NO_LIST = "";
    private static final Map<Node, String> LISTS = new ConcurrentHashMap<>();
    private static final Map<Written, Node> REMEMBERED = new ConcurrentHashMap<>();

    private record Written(String list, Node word) {}

    private Spelling() {}

    /** The value of a property as rules compare it. */
    static Node of(Node predicate, Node object) {
        if (object.isBlank() || !predicate.getURI().startsWith(Ctl.NS)) {
            return object;
        }
        String list = list(predicate);
        if (list.isEmpty()) {
            return object;
        }
        Written written = new Written(list, object);
        Node known = REMEMBERED.get(written);
        if (known != null) {
            return known;
        }
        Node spelled = look(list, object);
        if (REMEMBERED.size() < MOST_REMEMBERED) {
            REMEMBERED.put(written, spelled);
        }
        return spelled;
    }

    /** Only words of the vocabulary are remembered here, and there are few of them. */
    private static String list(Node predicate) {
        String known = LISTS.get(predicate);
        if (known != null) {
            return known;
        }
        Term term = Vocabulary.bundled().term(predicate.getURI()).orElse(null);
        if (term == null) {
            return NO_LIST;
        }
        String list = term.codeList() == null ? NO_LIST : term.codeList();
        LISTS.put(predicate, list);
        return list;
    }

    private static Node look(String list, Node object) {
        String text = object.isURI() ? object.getURI() : object.getLiteralLexicalForm();
        Concept concept = CodeLists.bundled().match(list, text).orElse(null);
        return concept == null ? object : NodeFactory.createLiteralDT(concept.notation(), XSDDatatype.XSDstring);
    }
}
