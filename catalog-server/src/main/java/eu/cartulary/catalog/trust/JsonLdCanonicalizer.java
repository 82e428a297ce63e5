package eu.cartulary.catalog.trust;

import eu.cartulary.report.Language;
import eu.cartulary.shapes.jsonld.Canonical;
import eu.cartulary.shapes.jsonld.JsonLdReader;
import java.util.Optional;
import org.apache.jena.graph.Graph;

/** With the bundled contexts and the bounds of shacl-shapes. */
public final class JsonLdCanonicalizer implements Canonicalizer {
    private final JsonLdReader reader;
    private final Canonical canonical = Canonical.bounded();

    public JsonLdCanonicalizer(JsonLdReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<String> nquads(byte[] document) {
        Graph graph = reader.read(document, Language.EN).graph();
        return graph == null ? Optional.empty() : canonical.nquads(graph);
    }
}
