package eu.cartulary.catalog.http;

import eu.cartulary.report.Language;
import eu.cartulary.report.Severity;
import eu.cartulary.report.Violation;
import eu.cartulary.wire.ValidationReport;
import java.net.URI;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * A validation as the tools of linked data read it: {@code sh:ValidationReport} with one result for each remark.
 *
 * @see <a href="https://www.w3.org/TR/shacl/#validation-report">SHACL, 3.6 Validation Report</a>
 */
final class ShaclReport {
    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final String DCTERMS = "http://purl.org/dc/terms/";

    private ShaclReport() {}

    static byte[] of(ValidationReport report, Language language) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefix("sh", SH).setNsPrefix("dcterms", DCTERMS);
        Resource root = model.createResource()
                .addProperty(RDF.type, model.createResource(SH + "ValidationReport"))
                .addLiteral(property("conforms"), report.acceptable());
        report.violations()
                .forEach(violation -> root.addProperty(property("result"), result(model, violation, language)));
        report.findings().forEach(finding -> root.addProperty(property("result"), result(model, finding, language)));
        return Rdf.write(model.getGraph(), "urn:cartulary:validation", MediaTypes.TURTLE);
    }

    private static Resource result(Model model, Violation violation, Language language) {
        Resource result = model.createResource()
                .addProperty(RDF.type, model.createResource(SH + "ValidationResult"))
                .addProperty(property("resultSeverity"), model.createResource(SH + severity(violation.severity())))
                .addProperty(property("resultMessage"), violation.message(), language.tag())
                .addProperty(ResourceFactory.createProperty(DCTERMS + "identifier"), violation.rule());
        String focus = violation.focus();
        if (focus != null && isIri(focus)) {
            result.addProperty(property("focusNode"), model.createResource(focus));
        }
        if (violation.value() != null) {
            result.addProperty(property("value"), violation.value());
        }
        if (violation.pointer() != null) {
            result.addProperty(ResourceFactory.createProperty(DCTERMS + "source"), violation.pointer());
        }
        return result;
    }

    private static boolean isIri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case VIOLATION -> "Violation";
            case WARNING -> "Warning";
            case INFO -> "Info";
        };
    }

    private static Property property(String name) {
        return ResourceFactory.createProperty(SH + name);
    }
}
