package eu.cartulary.shapes.assess;

import eu.cartulary.report.Grade;
import eu.cartulary.shapes.closure.ClosureEdge;
import eu.cartulary.shapes.closure.EdgeKind;
import eu.cartulary.shapes.rulebook.AskedOf;
import eu.cartulary.shapes.rulebook.Compact;
import eu.cartulary.shapes.rulebook.Condition;
import eu.cartulary.shapes.rulebook.Criterion;
import eu.cartulary.shapes.rulebook.Rung;
import eu.cartulary.shapes.rulebook.Sketch;
import eu.cartulary.shapes.rulebook.Sketch.Placeholder;
import eu.cartulary.shapes.vocabulary.Ctl;
import eu.cartulary.shapes.vocabulary.CtlType;
import eu.cartulary.shapes.vocabulary.Gx;
import eu.cartulary.shapes.vocabulary.Term;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * JSON-LD of the facts that a rung asks for, on the node that has to state them. Values that only the provider knows stand
 * as {@code <…>}; with one of them left, the description is not valid and is not admitted.
 */
final class Templates {
    private static final String CONTEXT = "https://w3id.org/cartulary/v1";

    private final Assessment assessment;
    private final Criterion criterion;
    private final Rung rung;

    private Templates(Assessment assessment, Criterion criterion, Rung rung) {
        this.assessment = assessment;
        this.criterion = criterion;
        this.rung = rung;
    }

    /**
     * @param at who has to state the facts; null when nobody was asked
     * @return null when the rung asks for nothing that can be written down
     */
    static @Nullable Map<String, Object> of(
            Assessment assessment, Criterion criterion, Rung rung, @Nullable NodeAnswer at) {
        Condition condition = rung.condition();
        return condition == null || at == null ? null : new Templates(assessment, criterion, rung).draw(condition, at);
    }

    private @Nullable Map<String, Object> draw(Condition condition, NodeAnswer at) {
        Map<Node, List<Object>> facts = Sketch.of(condition).values();
        if (facts.isEmpty()) {
            return null;
        }
        Map<Node, List<Object>> gx = new LinkedHashMap<>();
        Map<Node, List<Object>> own = new LinkedHashMap<>();
        facts.forEach((property, values) -> (property.getURI().startsWith(Ctl.NS) ? own : gx).put(property, values));
        List<Map<String, Object>> nodes = new ArrayList<>();
        String subject = subject(at);
        if (!own.isEmpty()) {
            nodes.add(profile(at, subject, own));
        }
        if (!gx.isEmpty()) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("@id", subject);
            node.putAll(write(gx));
            nodes.add(node);
        }
        if (rung.grade() == Grade.CERTIFIED) {
            nodes.add(certificate(subject, facts));
        }
        return document(nodes);
    }

    private static Map<String, Object> document(List<Map<String, Object>> nodes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", List.of(CONTEXT, Map.of("gx", Gx.NS, "schema", "https://schema.org/")));
        if (nodes.size() == 1) {
            document.putAll(nodes.get(0));
        } else {
            document.put("@graph", nodes);
        }
        return document;
    }

    /** The thing that the facts are about: the offering, a participant or a site. */
    private String subject(NodeAnswer at) {
        if (at.node().startsWith("urn:undeclared:party:")) {
            return "<address of the party>";
        }
        if (at.node().startsWith("urn:undeclared:") || at.node().contains(" (")) {
            return switch (criterion.askedOf()) {
                case SITE -> assessment.offering() + "-site";
                case ENTITY, PROVIDER -> assessment.offering() + "-provider";
                case SERVICE, BLOCK -> assessment.offering();
            };
        }
        return at.node();
    }

    private Map<String, Object> profile(NodeAnswer at, String subject, Map<Node, List<Object>> facts) {
        if (isThirdParty(at) && !ofParticipant(facts)) {
            return party(at, facts);
        }
        boolean ofThing = criterion.askedOf() == AskedOf.SITE || ofParticipant(facts);
        String about = ofThing || criterion.askedOf() == AskedOf.BLOCK ? subject : assessment.offering();
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@id", about.equals(assessment.offering()) ? assessment.profile() : about + "-profile");
        node.put("@type", types(about));
        node.put("describes", about);
        Map<String, Object> written = write(facts);
        if (rung.grade().reaches(Grade.EVIDENCED)) {
            written.put("document", evidence(facts));
        }
        if (at.block() != null) {
            Map<String, Object> layer = new LinkedHashMap<>();
            layer.put("@type", "Layer");
            layer.put("block", at.block());
            layer.putAll(written);
            node.put("layer", layer);
        } else {
            node.putAll(written);
        }
        return node;
    }

    /** What the service says of a party, where the party's own profile has no place for it. */
    private Map<String, Object> party(NodeAnswer at, Map<Node, List<Object>> facts) {
        Map<String, Object> party = new LinkedHashMap<>();
        party.put("participant", subject(at));
        party.putAll(write(facts));
        if (rung.grade().reaches(Grade.EVIDENCED)) {
            party.put("document", evidence(facts));
        }
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@id", assessment.profile());
        node.put("@type", types(assessment.offering()));
        node.put("describes", assessment.offering());
        node.put("party", party);
        return node;
    }

    private boolean isThirdParty(NodeAnswer at) {
        List<ClosureEdge> path = assessment.paths().getOrDefault(at.node(), List.of());
        return criterion.askedOf() == AskedOf.ENTITY
                && !path.isEmpty()
                && path.get(path.size() - 1).kind() == EdgeKind.PARTY;
    }

    private boolean ofParticipant(Map<Node, List<Object>> facts) {
        boolean asked = criterion.askedOf() == AskedOf.ENTITY || criterion.askedOf() == AskedOf.PROVIDER;
        return asked
                && facts.keySet().stream().allMatch(property -> Vocabulary.bundled()
                        .term(property.getURI())
                        .map(term -> term.domains().contains(CtlType.PARTICIPANT_PROFILE))
                        .orElse(false));
    }

    private Object types(String about) {
        if (criterion.askedOf() == AskedOf.SITE) {
            return "SiteProfile";
        }
        if (!about.equals(assessment.offering())) {
            return criterion.askedOf() == AskedOf.BLOCK ? "ServiceProfile" : "ParticipantProfile";
        }
        List<String> types = assessment.profileTypes().stream()
                .map(type -> type.substring(Ctl.NS.length()))
                .toList();
        return types.isEmpty() ? "ServiceProfile" : types.size() == 1 ? types.get(0) : types;
    }

    private Map<String, Object> evidence(Map<Node, List<Object>> facts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@type", "Document");
        document.put("supports", names(facts));
        document.put("url", "<address of the document>");
        document.put("sha256", "<SHA-256 of its bytes>");
        document.put("issuer", "<who issued it>");
        document.put("scope", "<what it covers>");
        document.put("validUntil", "<date, such as 2027-12-31>");
        return document;
    }

    /** To be signed by the attester, not by the provider. */
    private Map<String, Object> certificate(String subject, Map<Node, List<Object>> facts) {
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("@id", subject + "-certificate");
        certificate.put("@type", "Certificate");
        certificate.put("certifies", subject);
        certificate.put("scheme", scheme(facts));
        certificate.put("supports", names(facts));
        certificate.put("validUntil", "<date, such as 2027-12-31>");
        return certificate;
    }

    /** One that is accepted: where the facts are those of a certificate, its own. */
    private String scheme(Map<Node, List<Object>> facts) {
        return facts.getOrDefault(Facts.CERTIFICATE, List.of()).stream()
                .flatMap(value -> value instanceof Sketch sketch
                        ? sketch.values().getOrDefault(Attestations.SCHEME, List.of()).stream()
                        : Stream.empty())
                .flatMap(value -> value instanceof Node node ? Stream.of(Compact.value(node)) : Stream.empty())
                .filter(criterion.schemes()::contains)
                .findFirst()
                .orElseGet(
                        () -> criterion.schemes().stream().sorted().findFirst().orElse("<scheme>"));
    }

    private static List<String> names(Map<Node, List<Object>> facts) {
        return facts.keySet().stream().map(Templates::name).toList();
    }

    private static Map<String, Object> write(Map<Node, List<Object>> facts) {
        Map<String, Object> written = new LinkedHashMap<>();
        facts.forEach((property, values) -> {
            List<Object> list =
                    values.stream().map(value -> write(property, value)).toList();
            written.put(name(property), list.size() == 1 ? list.get(0) : list);
        });
        return written;
    }

    private static Object write(Node property, Object value) {
        if (value instanceof Sketch sketch) {
            return write(sketch.values());
        }
        if (value instanceof Placeholder placeholder) {
            boolean coerced = property.getURI().startsWith(Ctl.NS);
            return placeholder.datatype() == Sketch.Datatype.IRI && !coerced
                    ? Map.of("@id", placeholder.text())
                    : placeholder.text();
        }
        Node node = (Node) value;
        return node.isURI() ? write(property, node.getURI(), node) : literal(property, node);
    }

    private static Object write(Node property, String iri, Node node) {
        if (property.equals(Facts.TYPE)) {
            return iri;
        }
        boolean coerced = Vocabulary.bundled().term(property.getURI()).isPresent();
        return coerced ? (iri.startsWith(Ctl.NS) ? name(node) : iri) : Map.of("@id", iri);
    }

    private static Object literal(Node property, Node node) {
        String text = node.getLiteralLexicalForm();
        String type = node.getLiteralDatatypeURI();
        if (type.endsWith("#boolean")) {
            return Boolean.valueOf(text);
        }
        boolean coerced =
                Vocabulary.bundled().term(property.getURI()).map(Term::range).isPresent();
        if (type.endsWith("#string") || (coerced && !isNumber(type))) {
            return text;
        }
        return isNumber(type) ? number(text) : Map.of("@value", text, "@type", type);
    }

    private static boolean isNumber(String type) {
        return type.endsWith("#integer") || type.endsWith("#decimal") || type.endsWith("#double");
    }

    private static Object number(String text) {
        double value = Double.parseDouble(text);
        return value == Math.rint(value) ? (Object) (long) value : (Object) value;
    }

    /** As the context names it. */
    private static String name(Node property) {
        String iri = property.getURI();
        if (iri.startsWith(Ctl.NS)) {
            return iri.substring(Ctl.NS.length());
        }
        return property.equals(Facts.TYPE)
                ? "@type"
                : iri.startsWith(Gx.NS) ? "gx:" + iri.substring(Gx.NS.length()) : iri;
    }
}
