package eu.cartulary.shapes.base;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/**
 * What the own vocabulary knows beyond the shapes: that a term does not exist, or stands where no rule looks for it, and
 * which listed value a sender meant. Immutable.
 */
final class Terms {
    private final Vocabulary vocabulary;
    private final Map<Node, String> listOf = new HashMap<>();

    Terms(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (Term term : vocabulary.terms()) {
            String list = term.codeList();
            if (list != null) {
                listOf.put(NodeFactory.createURI(term.iri()), list);
            }
        }
    }

    /** The triple as the shapes expect it: a listed value by its notation, whatever case, alias or IRI the sender used. */
    Triple normal(Triple triple) {
        String list = listOf.get(triple.getPredicate());
        Node value = triple.getObject();
        if (list == null || value.isBlank()) {
            return triple;
        }
        String text = value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
        Optional<Concept> concept = CodeLists.bundled().match(list, text);
        return concept.map(found -> Triple.create(
                        triple.getSubject(), triple.getPredicate(), NodeFactory.createLiteralString(found.notation())))
                .orElse(triple);
    }

    /** Which own terms are remarked. */
    enum Scope {
        /** Those that do not exist and those that are misplaced. */
        ALL,
        /** Only misplaced ones: the JSON-LD reader has remarked those that do not exist. */
        KNOWN
    }

    /** Warnings for own terms that no rule will read. */
    List<Remark> check(SubjectGraph data, Graph claims, Scope scope) {
        List<Remark> remarks = new ArrayList<>();
        Map<Node, Place> places = new HashMap<>();
        claims.find().forEachRemaining(triple -> {
            boolean type = triple.getPredicate().equals(Names.TYPE);
            Node term = type ? triple.getObject() : triple.getPredicate();
            if (term.isURI() && term.getURI().startsWith(Names.CTL)) {
                Remark remark = check(
                        term,
                        triple,
                        type ? null : places.computeIfAbsent(triple.getSubject(), subject -> Place.of(data, subject)));
                if (remark != null && (scope == Scope.ALL || !remark.homes().isEmpty())) {
                    remarks.add(remark);
                }
            }
        });
        return remarks;
    }

    /**
     * Looks at one term.
     *
     * @param place of a property where it stands; absent for a class
     */
    private @Nullable Remark check(Node term, Triple triple, @Nullable Place place) {
        Optional<Term> known = vocabulary.term(term.getURI());
        if (known.isEmpty()) {
            return new Remark(triple, term, List.of());
        }
        List<String> homes = known.get().domains();
        return place == null || place.isHomeOf(homes) ? null : new Remark(triple, term, homes);
    }

    /**
     * Where terms stand.
     *
     * @param types of the subject, with everything they are a kind of
     * @param own whether one of them is ours: without, nothing is known about the place; own terms on Gaia-X nodes are the
     *     reader's to remark
     */
    private record Place(Set<String> types, boolean own) {
        static Place of(SubjectGraph data, Node subject) {
            Set<String> types = new HashSet<>();
            data.values(subject).getOrDefault(Names.TYPE, Set.of()).forEach(type -> types.add(type.toString()));
            boolean own = false;
            for (String type : types) {
                own |= type.startsWith(Names.CTL);
            }
            return new Place(types, own);
        }

        boolean isHomeOf(List<String> homes) {
            if (homes.isEmpty() || !own) {
                return true;
            }
            for (String home : homes) {
                if (types.contains(home)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * An own term that no rule will read.
     *
     * @param triple where it stands
     * @param term the term
     * @param homes the classes it belongs on, if only misplaced
     */
    record Remark(Triple triple, Node term, List<String> homes) {
        private static final Comparator<Remark> ORDER = Comparator.<Remark, String>comparing(
                        remark -> remark.term.getURI())
                .thenComparing(remark -> remark.triple.getSubject().isBlank()
                        ? ""
                        : remark.triple.getSubject().toString());

        /** Those that are placed; the bound of {@link Remarks#MOST_PLACED}. */
        static List<Remark> first(List<Remark> all) {
            return all.size() <= Remarks.MOST_PLACED
                    ? all
                    : all.stream().sorted(ORDER).limit(Remarks.MOST_PLACED).toList();
        }

        Violation in(Language language, Places places, Vocabulary vocabulary) {
            Node focus = triple.getSubject();
            String word = Names.compact(term.getURI());
            String pointer = places.pointer(focus, List.of(triple.getPredicate()), triple.getObject());
            String iri = focus.isURI() ? focus.getURI() : null;
            String path = Names.compact(triple.getPredicate().getURI());
            if (!homes.isEmpty()) {
                String where = homes.stream().map(Names::compact).collect(Collectors.joining(", "));
                return Sentence.remark(
                        "misplaced-term", Severity.WARNING, language, iri, path, pointer, null, word, where);
            }
            String advice = vocabulary
                    .nearest(Names.local(term.getURI()))
                    .map(near -> Sentence.of(language, "unknown-term-near.advice", word, Names.compact(near.iri())))
                    .orElseGet(() -> Sentence.of(language, "unknown-term.advice"));
            return new Violation(
                    "unknown-term",
                    iri,
                    path,
                    pointer,
                    null,
                    Severity.WARNING,
                    Sentence.of(language, "unknown-term.message", word),
                    advice,
                    null);
        }
    }
}
