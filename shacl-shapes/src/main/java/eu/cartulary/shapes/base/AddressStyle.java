package eu.cartulary.shapes.base;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.G;

/**
 * How a release writes addresses. Gaia-X 25.11 asks for {@code xsd:anyURI} literals where 2.2.1 asks for IRIs, in the same
 * namespace; a sender cannot satisfy both, and the difference says nothing about a service. So an address is brought to
 * what the shapes at hand ask for.
 */
final class AddressStyle {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+");

    private final Set<Node> iris;
    private final Set<Node> literals;

    private AddressStyle(Set<Node> iris, Set<Node> literals) {
        this.iris = Set.copyOf(iris);
        this.literals = Set.copyOf(literals);
    }

    static AddressStyle of(Graph shapes) {
        Set<Node> iris = new HashSet<>();
        Set<Node> literals = new HashSet<>();
        Node anyUri = NodeFactory.createURI(XSDDatatype.XSDanyURI.getURI());
        shapes.find(Node.ANY, Names.sh("path"), Node.ANY).forEachRemaining(triple -> {
            if (asks(shapes, triple.getSubject(), "nodeKind", Names.sh("IRI"))) {
                iris.add(triple.getObject());
            }
            if (asks(shapes, triple.getSubject(), "datatype", anyUri)) {
                literals.add(triple.getObject());
            }
        });
        return new AddressStyle(iris, literals);
    }

    /** Whether the shape, or one of its alternatives, has this parameter. */
    private static boolean asks(Graph shapes, Node shape, String parameter, Node value) {
        if (shapes.contains(shape, Names.sh(parameter), value)) {
            return true;
        }
        for (Node list : G.listSP(shapes, shape, Names.sh("or"))) {
            List<Node> alternatives = G.rdfList(shapes, list);
            // Where text is an alternative, both forms are right already.
            if (alternatives.stream().allMatch(each -> shapes.contains(each, Names.sh(parameter), value))) {
                return true;
            }
        }
        return false;
    }

    Triple normal(Triple triple) {
        Node value = triple.getObject();
        Node property = triple.getPredicate();
        if (value.isLiteral() && iris.contains(property) && !literals.contains(property)) {
            String text = value.getLiteralLexicalForm();
            return ADDRESS.matcher(text).matches()
                    ? Triple.create(triple.getSubject(), property, NodeFactory.createURI(text))
                    : triple;
        }
        if (literals.contains(property) && !iris.contains(property) && isAddress(value)) {
            String text = value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
            return Triple.create(
                    triple.getSubject(), property, NodeFactory.createLiteralDT(text, XSDDatatype.XSDanyURI));
        }
        return triple;
    }

    private static boolean isAddress(Node value) {
        return value.isURI()
                || value.isLiteral()
                        && ADDRESS.matcher(value.getLiteralLexicalForm()).matches();
    }
}
