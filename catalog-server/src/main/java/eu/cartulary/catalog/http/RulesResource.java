package eu.cartulary.catalog.http;

import eu.cartulary.catalog.kernel.Finding;
import eu.cartulary.report.CriterionReport.RelatedCriterion;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.base.Pack;
import eu.cartulary.shapes.base.Packs;
import eu.cartulary.shapes.rulebook.Bridges;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Level;
import eu.cartulary.shapes.rulebook.Objective;
import eu.cartulary.shapes.rulebook.Parameter;
import eu.cartulary.shapes.rulebook.Rulebook;
import eu.cartulary.shapes.rulebook.Rulebooks;
import eu.cartulary.shapes.rulebook.Rung;
import eu.cartulary.wire.ListOf;
import eu.cartulary.wire.ProblemType;
import eu.cartulary.wire.RulebookSummary;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /rulebooks} and {@code /shapes}: the rules by which offerings are judged and descriptions admitted. */
public final class RulesResource implements Resource {
    private final Rulebooks rulebooks;
    private final BaseShapes shapes;
    private final Packs packs;
    private final Blocking blocking;

    /** Shows these. */
    public RulesResource(Rulebooks rulebooks, BaseShapes shapes, Packs packs, Blocking blocking) {
        this.rulebooks = rulebooks;
        this.shapes = shapes;
        this.packs = packs;
        this.blocking = blocking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/rulebooks", this::all, MediaTypes.JSON),
                Route.get("/rulebooks/{id}", this::one, MediaTypes.JSON),
                Route.get("/rulebooks/{id}", this::turtle, MediaTypes.TURTLE),
                Route.get("/shapes", this::shapes, MediaTypes.TURTLE, MediaTypes.JSON_LD));
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        Parameters.only(request);
        Language language = Call.language(request);
        Reply.inLanguage(request);
        return Reply.json(
                request,
                ListOf.all(rulebooks.all().stream()
                        .map(rulebook -> summary(rulebook, language, Map.of()))
                        .toList()));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        Parameters.only(request);
        Language language = Call.language(request);
        Rulebook rulebook = rulebook(request);
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("edition", rulebook.edition());
        more.put("description", rulebook.description().in(language));
        more.put(
                "questions",
                rulebook.criteria().stream()
                        .map(c -> question(rulebook, c, language))
                        .toList());
        more.put("notes", rulebook.notes().stream().map(n -> n.in(language)).toList());
        Reply.inLanguage(request);
        return Reply.json(request, summary(rulebook, language, more));
    }

    private Mono<ServerResponse> turtle(ServerRequest request) {
        Parameters.only(request);
        return Reply.bytes(
                request, MediaTypes.TURTLE_UTF8, rulebook(request).turtle().getBytes(StandardCharsets.UTF_8));
    }

    private Rulebook rulebook(ServerRequest request) {
        String id = request.pathVariable("id");
        String all =
                String.join(", ", rulebooks.all().stream().map(Rulebook::id).toList());
        return rulebooks
                .byId(id)
                .orElseThrow(() ->
                        Refused.because(ProblemType.NOT_FOUND, Finding.violation("rulebook-unknown", null, id, all)));
    }

    private static RulebookSummary summary(Rulebook rulebook, Language language, Map<String, Object> more) {
        Map<String, String> readings = new LinkedHashMap<>();
        for (Parameter parameter : rulebook.parameters()) {
            readings.put(parameter.name(), parameter.byDefault());
        }
        return new RulebookSummary(
                rulebook.id(),
                rulebook.title().in(language),
                rulebook.version(),
                rulebook.levels().stream().map(Level::code).toList(),
                rulebook.objectives().stream().map(Objective::code).toList(),
                rulebook.criteria().size(),
                readings,
                rulebook.iri(),
                more);
    }

    private static Map<String, Object> question(Rulebook rulebook, Criterion criterion, Language language) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("id", criterion.id());
        question.put("title", criterion.title().in(language));
        question.put("pillar", criterion.pillar().code());
        question.put("objective", criterion.objective().code());
        question.put("askedOf", criterion.askedOf().code());
        question.put("kinds", criterion.kinds());
        question.put("source", criterion.source());
        question.put("alsoAnswers", related(rulebook.bridges().to(criterion)));
        question.put("answeredBy", related(rulebook.bridges().from(criterion)));
        question.put(
                "ladder",
                criterion.ladder().stream().map(r -> rung(r, language)).toList());
        return question;
    }

    private static List<RelatedCriterion> related(List<Bridges.End> ends) {
        return ends.stream()
                .map(end -> new RelatedCriterion(end.rulebook(), end.criterion()))
                .toList();
    }

    private static Map<String, Object> rung(Rung rung, Language language) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("number", rung.number());
        step.put("label", rung.label().in(language));
        step.put("level", rung.level().code());
        step.put("points", rung.points());
        step.put("grade", rung.grade());
        step.put("advice", rung.advice().in(language));
        return step;
    }

    private Mono<ServerResponse> shapes(ServerRequest request) {
        Parameters.only(request);
        MediaType type = Call.chosen(request, MediaTypes.TURTLE);
        return blocking.call(Bulkhead.READ, c -> Rdf.write(allShapes(), "urn:cartulary:shapes", type))
                .flatMap(rdf -> Reply.bytes(request, type, rdf));
    }

    /** The base shapes whole; of a pack, which may have a hundred thousand triples, what tells it from any other. */
    private Graph allShapes() {
        Graph mounted = GraphFactory.createDefaultGraph();
        for (Pack pack : packs.all()) {
            Node node = NodeFactory.createURI("urn:cartulary:shapes:" + pack.name());
            mounted.add(node, RDF.type.asNode(), DCTerms.Standard.asNode());
            mounted.add(node, DCTerms.identifier.asNode(), text(pack.name()));
            mounted.add(node, OWL2.versionInfo.asNode(), text("sha256:" + pack.digest()));
            mounted.add(node, DCTerms.extent.asNode(), text(pack.graph().size() + " triples"));
            pack.contexts().keySet().forEach(context -> mounted.add(node, DCTerms.hasPart.asNode(), text(context)));
            pack.notes().forEach(note -> mounted.add(node, RDFS.comment.asNode(), text(note)));
        }
        return packs.all().isEmpty() ? shapes.graph() : new Union(mounted, shapes.graph());
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
