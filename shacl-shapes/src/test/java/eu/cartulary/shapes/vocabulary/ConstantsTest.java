package eu.cartulary.shapes.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The constants in Java, the JSON-LD context and the Turtle say the same, in both directions. */
class ConstantsTest {
    @Test
    void properties_in_java_are_the_properties_of_the_turtle() {
        assertThat(constants(Ctl.class, Ctl.NS).values())
                .containsExactlyInAnyOrderElementsOf(terms(Term.Sort.PROPERTY));
    }

    @Test
    void classes_in_java_are_the_classes_of_the_turtle() {
        assertThat(constants(CtlType.class, Ctl.NS).values())
                .containsExactlyInAnyOrderElementsOf(terms(Term.Sort.CLASS));
    }

    @Test
    void a_constant_is_named_like_its_term() {
        for (Class<?> holder : List.of(Ctl.class, CtlType.class, Gx.class, GxType.class)) {
            constants(holder, "https://w3id.org/").forEach((name, iri) -> assertThat(name.replace("_", ""))
                    .isEqualToIgnoringCase(iri.substring(iri.indexOf('#') + 1)));
        }
    }

    @Test
    void gaia_x_constants_exist_in_both_ontologies() throws IOException {
        Set<String> ours = new TreeSet<>(constants(Gx.class, Gx.NS).values());
        ours.addAll(constants(GxType.class, Gx.NS).values());
        for (String release : List.of("gx-25.11", "gx-v2.2.1")) {
            Set<String> known = names(release);
            known.add(GxType.COMPLIANCE_CREDENTIAL); // came with 2.2.1
            if (release.equals("gx-25.11")) {
                known.add(Gx.WATER_USAGE_EFFECTIVENESS_VALUE); // was called waterUsageEffectiveness
            }
            known.add(Gx.LEI_CODE); // belongs to schema.org in both, and to Gaia-X in real credentials
            known.add(Gx.DIGEST_SRI); // as emitted; the shape says cred:digestSRI
            assertThat(known).as(release).containsAll(ours);
        }
    }

    @Test
    void the_context_defines_each_term_once_with_the_type_of_its_range() throws IOException {
        JsonNode context = context();
        Map<String, String> expected = new TreeMap<>();
        for (Term term : Vocabulary.bundled().terms()) {
            expected.put(term.name(), term.iri() + " " + coercion(term));
        }
        Map<String, String> found = new TreeMap<>();
        context.properties().stream()
                .filter(member -> !member.getKey().startsWith("@")
                        && !Set.of("ctl", "xsd").contains(member.getKey()))
                .forEach(member -> found.put(member.getKey(), definition(member.getValue())));
        assertThat(found).isEqualTo(expected);
    }

    private static String definition(JsonNode value) {
        String id = value.isString() ? value.stringValue() : value.get("@id").stringValue();
        String type = value.isString() ? "" : value.get("@type").stringValue();
        return id.replace("ctl:", Ctl.NS) + " " + type;
    }

    private static String coercion(Term term) {
        if (term.sort() == Term.Sort.CLASS || term.codeList() != null || term.range() == null) {
            return "";
        }
        String local = term.range().substring(term.range().indexOf('#') + 1);
        return switch (local) {
            case "string", "boolean" -> "";
            case "Property" -> "@vocab";
            case "double", "integer", "duration", "date" -> "xsd:" + local;
            default -> "@id";
        };
    }

    private static JsonNode context() throws IOException {
        try (InputStream in = ConstantsTest.class.getResourceAsStream("/contexts/v1.jsonld")) {
            return JsonMapper.builder()
                    .build()
                    .readTree(new String(in.readAllBytes(), UTF_8))
                    .get("@context");
        }
    }

    private static Set<String> terms(Term.Sort sort) {
        return Vocabulary.bundled().terms().stream()
                .filter(term -> term.sort() == sort)
                .map(Term::iri)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> constants(Class<?> holder, String namespace) {
        return Arrays.stream(holder.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field ->
                        value(field).startsWith(namespace) && !field.getName().equals("NS"))
                .collect(Collectors.toMap(Field::getName, ConstantsTest::value));
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every IRI of the Gaia-X namespace that the ontology or its shapes speak of. */
    private static Set<String> names(String release) throws IOException {
        JenaSystem.init();
        Path folder = Path.of(System.getProperty("cartulary.shared", "../shared"), "gaia-x", release);
        assumeTrue("true".equals(System.getenv("CI")) || Files.exists(folder), folder + " is missing");
        Graph graph = GraphFactory.createDefaultGraph();
        for (String file : List.of("gx.owl.ttl", "gx.shacl.ttl")) {
            RDFParser.source(folder.resolve(file)).lang(Lang.TURTLE).parse(graph);
        }
        Set<String> names = new TreeSet<>();
        graph.find().forEach(triple -> {
            for (Node node : List.of(triple.getSubject(), triple.getObject())) {
                if (node.isURI() && node.getURI().startsWith(Gx.NS)) {
                    names.add(node.getURI());
                }
            }
        });
        return names;
    }
}
