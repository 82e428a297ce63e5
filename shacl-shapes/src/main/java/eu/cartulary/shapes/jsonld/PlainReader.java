package eu.cartulary.shapes.jsonld;

import eu.cartulary.report.Language;
import eu.cartulary.report.Violation;
import eu.cartulary.shapes.vocabulary.Spelling;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * Reads descriptions that are no credential yet: JSON-LD without an envelope, and Turtle. For a report before anything is signed;
 * brought to the same form as the claims of a credential, by the same limits. Safe for any thread.
 */
public final class PlainReader {
    private static final JsonProvider JSON = JsonProvider.provider();
    /** In full, so that it means the same whatever context the document has. */
    private static final String SUBJECT = "https://www.w3.org/2018/credentials#credentialSubject";

    private final JsonLdReader reader;
    private final Limits limits;

    private PlainReader(JsonLdReader reader, Limits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /** A reader with the bundled contexts and the usual limits. */
    public static PlainReader bundled() {
        return new PlainReader(JsonLdReader.bundled(), Limits.standard());
    }

    /** Reads JSON-LD: one node, or several in {@code @graph}. */
    public CredentialReading jsonLd(byte[] utf8, Language language) {
        Remarks remarks = new Remarks(language);
        JsonStructure source = reader.parse(utf8, remarks);
        if (source instanceof JsonObject document) {
            String within = document.containsKey("@graph") ? "/@graph" : "";
            CredentialReading reading = CredentialReader.with(reader)
                    .read(wrapped(document).toString().getBytes(StandardCharsets.UTF_8), language);
            return new CredentialReading(
                    reading.graph(),
                    reading.subjects(),
                    reading.types(),
                    moved(reading.violations(), within),
                    moved(reading.findings(), within));
        }
        if (!remarks.refused()) {
            remarks.refuse("subject-missing", "", null);
        }
        return refused(remarks);
    }

    private static JsonObject wrapped(JsonObject document) {
        JsonValue subject;
        if (document.containsKey("@graph")) {
            subject = document.get("@graph");
        } else {
            var node = JSON.createObjectBuilder(document);
            node.remove("@context");
            subject = node.build();
        }
        var claims = JSON.createObjectBuilder();
        JsonValue context = document.get("@context");
        if (context != null) {
            claims.add("@context", context);
        }
        return claims.add(SUBJECT, subject).build();
    }

    /** Places in the wrapped document are places in the sender's own. */
    private static List<Violation> moved(List<Violation> remarks, String within) {
        return remarks.stream().map(remark -> moved(remark, within)).toList();
    }

    private static Violation moved(Violation remark, String within) {
        String wrapper = "/" + SUBJECT.replace("/", "~1");
        String pointer = remark.pointer();
        String own =
                pointer != null && pointer.startsWith(wrapper) ? within + pointer.substring(wrapper.length()) : pointer;
        return new Violation(
                remark.rule(),
                remark.focus(),
                remark.path(),
                own,
                remark.value(),
                remark.severity(),
                remark.message(),
                remark.advice(),
                remark.credential());
    }

    /** Reads Turtle; a relative IRI is left as it stands, for there is no place that it could be relative to. */
    public CredentialReading turtle(byte[] utf8, Language language) {
        Remarks remarks = new Remarks(language);
        Graph graph = GraphFactory.createDefaultGraph();
        if (utf8.length > limits.maxBytes()) {
            remarks.refuse("too-many-triples", "", null, String.valueOf(limits.maxTriples()));
            return refused(remarks);
        }
        try {
            RDFParser.source(new ByteArrayInputStream(utf8))
                    .lang(Lang.TURTLE)
                    .resolveURIs(false)
                    .checking(false)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(new Bounded(graph, limits, remarks));
        } catch (RiotException | TooMuch e) {
            if (!remarks.refused()) {
                remarks.refuse("turtle-invalid", null, null, String.valueOf(e.getMessage()));
            }
            return refused(remarks);
        }
        return read(graph, remarks);
    }

    private static CredentialReading read(Graph graph, Remarks remarks) {
        GaiaXNamespaces.normalise(graph).forEach(older -> remarks.inform("namespace-older", null, older, older));
        Spelling.mend(graph)
                .forEach(value ->
                        remarks.warnOnce("value-unlisted", () -> null, value.value(), value.value(), value.list()));
        Set<String> subjects = new TreeSet<>();
        Set<String> types = new TreeSet<>();
        graph.find().forEachRemaining(triple -> {
            if (triple.getSubject().isURI()) {
                subjects.add(triple.getSubject().getURI());
            }
            if (triple.getPredicate().equals(RDF.type.asNode())
                    && triple.getObject().isURI()) {
                types.add(triple.getObject().getURI());
            }
        });
        return new CredentialReading(
                graph, List.copyOf(subjects), List.copyOf(types), remarks.violations(), remarks.findings());
    }

    private static CredentialReading refused(Remarks remarks) {
        @Nullable Graph none = null;
        return new CredentialReading(none, List.of(), List.of(), remarks.violations(), remarks.findings());
    }

    /** Takes triples until there are too many. */
    private static final class Bounded extends StreamRDFBase {
        private final Graph graph;
        private final Limits limits;
        private final Remarks remarks;

        Bounded(Graph graph, Limits limits, Remarks remarks) {
            this.graph = graph;
            this.limits = limits;
            this.remarks = remarks;
        }

        @Override
        public void triple(Triple triple) {
            graph.add(triple);
            if (graph.size() > limits.maxTriples()) {
                remarks.refuse("too-many-triples", "", null, String.valueOf(limits.maxTriples()));
                throw new TooMuch();
            }
        }
    }

    /** Ends the parsing; never leaves this class. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("too many triples", null, false, false);
        }
    }
}
