package eu.cartulary.shapes.base;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;

/** The names the rules use, and IRIs written short for people. */
final class Names {
    static final String CTL = "https://w3id.org/cartulary/v1#";
    static final String GX = "https://w3id.org/gaia-x/development#";
    static final String RULE = "https://w3id.org/cartulary/rules#";
    static final String SH = "http://www.w3.org/ns/shacl#";

    static final Node TYPE = NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    static final Node SUB_CLASS_OF = NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#subClassOf");
    static final Node SEE_ALSO = NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#seeAlso");
    static final Node ADVICE = NodeFactory.createURI(CTL + "advice");

    private static final Map<String, String> PREFIXES = new LinkedHashMap<>();

    static {
        PREFIXES.put("gx", GX);
        PREFIXES.put("ctl", CTL);
        PREFIXES.put("schema", "https://schema.org/");
        PREFIXES.put("vcard", "http://www.w3.org/2006/vcard/ns#");
        PREFIXES.put("qudt", "http://qudt.org/schema/qudt/");
        PREFIXES.put("cred", "https://www.w3.org/2018/credentials#");
        PREFIXES.put("dcterms", "http://purl.org/dc/terms/");
        PREFIXES.put("dcat", "http://www.w3.org/ns/dcat#");
        PREFIXES.put("odrl", "http://www.w3.org/ns/odrl/2/");
        PREFIXES.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        PREFIXES.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        PREFIXES.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        PREFIXES.put("sh", SH);
    }

    private Names() {}

    /** A term of SHACL. */
    static Node sh(String local) {
        return NodeFactory.createURI(SH + local);
    }

    /** {@code gx:providedBy} where a prefix is known, else the IRI itself. */
    static String compact(String iri) {
        for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
            if (iri.startsWith(prefix.getValue())
                    && iri.length() > prefix.getValue().length()) {
                return prefix.getKey() + ':' + iri.substring(prefix.getValue().length());
            }
        }
        return iri;
    }

    /** The IRI that {@code prefix:local} stands for; the word itself where the prefix is not ours. */
    static String expand(String word) {
        int colon = word.indexOf(':');
        String namespace = colon < 0 ? null : PREFIXES.get(word.substring(0, colon));
        return namespace == null ? word : namespace + word.substring(colon + 1);
    }

    /** What stands behind the last {@code #}, {@code /} or {@code :}. */
    static String local(String iri) {
        int end = Math.max(iri.lastIndexOf('#'), Math.max(iri.lastIndexOf('/'), iri.lastIndexOf(':')));
        return iri.substring(end + 1);
    }

    /** What stands before the local name. */
    static String namespace(String iri) {
        return iri.substring(0, iri.length() - local(iri).length());
    }

    /** A path as people read it: one property, alternatives with a bar, anything else as SPARQL writes it. */
    static String compact(Path path) {
        if (path instanceof P_Link link) {
            return compact(link.getNode().getURI());
        }
        if (path instanceof P_Alt alternative) {
            return compact(alternative.getLeft()) + "|" + compact(alternative.getRight());
        }
        return path.toString();
    }
}
