package eu.cartulary.shapes.jsonld;

import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.Gx;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** Says which words of the own and the Gaia-X namespace do not exist: a misspelt fact is a fact that no rule will see. */
final class KnownTerms {
    private static final Node TYPE = NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    private static final Set<String> GAIA_X = gaiaX();

    private final JsonValue source;
    private final Remarks remarks;

    private KnownTerms(JsonValue source, Remarks remarks) {
        this.source = source;
        this.remarks = remarks;
    }

    static void check(Graph graph, JsonValue source, Remarks remarks) {
        KnownTerms known = new KnownTerms(source, remarks);
        for (Triple triple : graph.find().toList()) {
            known.word(triple.getPredicate().getURI(), Term.Sort.PROPERTY);
            if (triple.getPredicate().equals(TYPE) && triple.getObject().isURI()) {
                known.word(triple.getObject().getURI(), Term.Sort.CLASS);
            }
            known.place(graph, triple);
        }
    }

    private void word(String iri, Term.Sort sort) {
        if (iri.startsWith(Ctl.NS)) {
            Optional<Term> term = Vocabulary.bundled().term(iri).filter(found -> found.sort() == sort);
            if (term.isEmpty()) {
                own(iri.substring(Ctl.NS.length()), iri);
            }
        } else if (iri.startsWith(Gx.NS) && !GAIA_X.contains(iri.substring(Gx.NS.length()))) {
            String name = iri.substring(Gx.NS.length());
            remarks.warn("unknown-gaia-x-term", Pointers.of(source, iri), name, name);
        }
    }

    private void own(String name, String iri) {
        Optional<Term> near = Vocabulary.bundled().nearest(name);
        String pointer = Pointers.of(source, iri);
        if (near.isPresent()) {
            remarks.warn("unknown-term-near", pointer, name, name, near.get().name());
        } else {
            remarks.warn("unknown-term", pointer, name, name);
        }
    }

    private void place(Graph graph, Triple triple) {
        String property = triple.getPredicate().getURI();
        if (!property.startsWith(Ctl.NS) || !ofGaiaX(graph, triple.getSubject())) {
            return;
        }
        String name = property.substring(Ctl.NS.length());
        remarks.warn("own-term-on-gaia-x-node", Pointers.of(source, property), name, name);
    }

    private static boolean ofGaiaX(Graph graph, Node subject) {
        return graph.find(subject, TYPE, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI()
                        && triple.getObject().getURI().startsWith(Gx.NS))
                .hasNext();
    }

    private static Set<String> gaiaX() {
        try (InputStream in = KnownTerms.class.getResourceAsStream("/vocabulary/gaia-x-terms.txt")) {
            if (in == null) {
                throw new IllegalStateException("/vocabulary/gaia-x-terms.txt is missing from the class path");
            }
            Set<String> names = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.addAll(Set.of(line.split(" "))));
            return Set.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
