package eu.cartulary.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * A client of a Linked Data Event Stream, by the rules for clients: it begins at the root, follows every relation, checks that each
 * member is where the relations say, keeps what is immutable and never asks for it again.
 */
final class TreeWalk {
    static final String TREE = "https://w3id.org/tree#";
    static final String LDES = "https://w3id.org/ldes#";

    /** A member: position, type of event, what it is a version of, data. */
    record Member(String iri, long position, String type, String what, String versionOf, Instant time, String data) {}

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, byte[]> kept = new HashMap<>();
    final Map<String, String> tags = new TreeMap<>();
    int asked;
    int immutable;

    TreeWalk(URI server) {
        this.server = server;
    }

    /** All members, by position; as often as they come. */
    List<Member> walk() throws IOException, InterruptedException {
        Map<String, Member> members = new LinkedHashMap<>();
        Deque<Step> open = new ArrayDeque<>(List.of(new Step("/ldes", Instant.MIN, Instant.MAX)));
        while (!open.isEmpty()) {
            Step step = open.poll();
            Model page = page(step.path());
            for (Member member : membersOf(page)) {
                if (member.time().isBefore(step.from()) || member.time().isAfter(step.until())) {
                    throw new AssertionError(member + " is not where its relations say: " + step);
                }
                if (members.put(member.iri(), member) != null) {
                    throw new AssertionError(member + " is on two pages");
                }
            }
            open.addAll(steps(page));
        }
        return members.values().stream()
                .sorted((a, b) -> Long.compare(a.position(), b.position()))
                .toList();
    }

    private record Step(String path, Instant from, Instant until) {}

    private Model page(String path) throws IOException, InterruptedException {
        byte[] known = kept.get(path);
        if (known != null) {
            return model(known);
        }
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Accept", "text/turtle")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        asked++;
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " of " + path);
        }
        tags.put(path, answer.headers().firstValue("ETag").orElseThrow());
        Model model = model(answer.body());
        boolean says = model.contains(null, property(LDES + "immutable"), (RDFNode) null);
        boolean mayKeep =
                answer.headers().firstValue("Cache-Control").orElse("").contains("immutable");
        if (says != mayKeep) {
            throw new AssertionError(path + " says of itself otherwise than its headers");
        }
        if (says) {
            immutable++;
            kept.put(path, answer.body());
        }
        return model;
    }

    private static Model model(byte[] turtle) {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.source(new ByteArrayInputStream(turtle)).lang(Lang.TURTLE).parse(model);
        return model;
    }

    private static List<Step> steps(Model page) {
        Map<String, Instant> from = new LinkedHashMap<>();
        Map<String, Instant> until = new HashMap<>();
        page.listObjectsOfProperty(property(TREE + "relation")).forEach(node -> {
            Resource relation = node.asResource();
            String child =
                    relation.getPropertyResourceValue(property(TREE + "node")).getURI();
            Instant value =
                    Instant.parse(relation.getProperty(property(TREE + "value")).getString());
            String kind = relation.getPropertyResourceValue(RDF.type).getURI();
            (kind.endsWith("#LessThanOrEqualToRelation") ? until : from).put(child, value);
        });
        List<Step> steps = new ArrayList<>();
        from.forEach((child, begin) -> steps.add(new Step(
                child.substring(RunningCatalog.BASE.length()), begin, until.getOrDefault(child, Instant.MAX))));
        return steps;
    }

    private static List<Member> membersOf(Model page) {
        List<Member> members = new ArrayList<>();
        page.listObjectsOfProperty(property(TREE + "member")).forEach(node -> {
            Resource member = node.asResource();
            members.add(new Member(
                    member.getURI(),
                    member.getProperty(property("https://schema.org/position")).getLong(),
                    member.getProperty(DCTerms.type).getString(),
                    member.getPropertyResourceValue(RDF.type).getURI(),
                    member.getPropertyResourceValue(DCTerms.isVersionOf).getURI(),
                    Instant.parse(member.getProperty(DCTerms.created).getString()),
                    member.getProperty(RDF.value).getLiteral().getLexicalForm()));
        });
        return members;
    }

    static Property property(String iri) {
        return ResourceFactory.createProperty(iri);
    }
}
