package eu.cartulary.shapes.base;

import eu.cartulary.shapes.base.ShapesTable.Property;
import eu.cartulary.shapes.base.ShapesTable.TargetClass;
import eu.cartulary.shapes.base.ShapesTable.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes the Turtle of the base shapes, one file per target class, from the table. */
final class ShapesWriter {
    static final Map<String, String> PREFIXES = prefixes();
    private static final List<String> LANGUAGES = List.of("en", "fr", "de");
    private final ShapesTable table;

    ShapesWriter(ShapesTable table) {
        this.table = table;
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("cred", "https://www.w3.org/2018/credentials#");
        prefixes.put("ctl", "https://w3id.org/cartulary/v1#");
        prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
        prefixes.put("dcterms", "http://purl.org/dc/terms/");
        prefixes.put("gx", "https://w3id.org/gaia-x/development#");
        prefixes.put("owl", "http://www.w3.org/2002/07/owl#");
        prefixes.put("qudt", "http://qudt.org/schema/qudt/");
        prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        prefixes.put("rule", "https://w3id.org/cartulary/rules#");
        prefixes.put("schema", "https://schema.org/");
        prefixes.put("sh", "http://www.w3.org/ns/shacl#");
        prefixes.put("vcard", "http://www.w3.org/2006/vcard/ns#");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return prefixes;
    }

    /** One rule as the table has it. */
    record Draft(TargetClass of, Property property, String suffix, String constraint, Kind kind) {
        String id() {
            return of.local() + "_" + property.local() + "_" + suffix;
        }
    }

    /** The text of one file. */
    String write(TargetClass of) {
        List<Draft> drafts = drafts(of);
        StringBuilder body = new StringBuilder();
        String ids = String.join(
                " ,\n        ", drafts.stream().map(d -> "rule:" + d.id()).toList());
        body.append("rule:")
                .append(of.local())
                .append(" a sh:NodeShape ;\n    sh:targetClass ")
                .append(of.iri());
        body.append(" ;\n    sh:name ").append(literals(of.label(), Map.of()));
        body.append(ids.isEmpty() ? " .\n" : " ;\n    sh:property\n        " + ids + " .\n");
        String landmark = "";
        for (Draft draft : drafts) {
            if (!draft.property().path().equals(landmark)) {
                landmark = draft.property().path();
                body.append("\n# ").append(landmark).append('\n');
            }
            body.append('\n').append(rule(draft));
        }
        return header(of, "\n" + body) + body;
    }

    List<Draft> drafts(TargetClass of) {
        List<Draft> drafts = new ArrayList<>();
        of.properties().forEach(property -> drafts.addAll(drafts(of, property)));
        return drafts;
    }

    private static List<Draft> drafts(TargetClass of, Property property) {
        List<Draft> drafts = new ArrayList<>();
        Kind kind = Kind.of(property);
        if (property.min() > 0) {
            drafts.add(new Draft(of, property, "minCount", "sh:minCount " + property.min(), kind));
        }
        if (property.single() && !property.kind().equals("text") && !kind.good().equals(kind.other())) {
            drafts.add(new Draft(of, property, "maxCount", "sh:maxCount 1", kind));
        }
        if (!property.kind().equals("class") && !property.kind().equals("count")) {
            drafts.add(new Draft(of, property, kind.suffix(), kind.constraint(), kind));
        }
        if (property.kind().equals("ref") || property.kind().equals("class")) {
            drafts.add(new Draft(of, property, "class", classConstraint(property.argument()), kind));
        }
        return drafts;
    }

    /** What is referred to may be described elsewhere: only a described thing can be of the wrong class. */
    private static String classConstraint(String argument) {
        String classes = String.join(
                " ",
                List.of(argument.split(" *, *")).stream()
                        .map(c -> "[ sh:class " + c + " ]")
                        .toList());
        return "sh:or ( rule:DescribedElsewhere " + classes + " )";
    }

    private String rule(Draft draft) {
        Property property = draft.property();
        boolean warning = property.warnings().contains(draft.suffix());
        Words message = property.messages().getOrDefault(draft.suffix(), message(draft));
        return "rule:" + draft.id() + " a sh:PropertyShape ;\n"
                + "    sh:path " + path(property.path()) + " ; " + draft.constraint() + " ;\n"
                + "    sh:severity " + (warning ? "sh:Warning" : "sh:Violation") + " ;\n"
                + "    sh:name " + literals(property.label(), Map.of()).replace(" ,\n        ", " , ") + " ;\n"
                + "    sh:message " + literals(message, fillings(draft)) + " ;\n"
                + "    ctl:advice " + literals(advice(draft), fillings(draft)) + " ;\n"
                + "    rdfs:seeAlso " + firstOf(property.path()) + " .\n";
    }

    private static Words message(Draft draft) {
        boolean reference =
                draft.property().kind().equals("ref") && draft.suffix().equals("nodeKind");
        return Sentences.message(reference ? "ref" : draft.suffix());
    }

    private static Words advice(Draft draft) {
        boolean reference =
                draft.property().kind().equals("ref") && draft.suffix().equals("nodeKind");
        Words how = Sentences.advice(reference ? "ref" : draft.suffix());
        Words why = draft.property().advice().get(draft.suffix());
        return why == null
                ? how
                : new Words(why.en() + " " + how.en(), why.fr() + " " + how.fr(), why.de() + " " + how.de());
    }

    private Map<String, Words> fillings(Draft draft) {
        Property property = draft.property();
        String example = property.example() == null ? draft.kind().json() : property.example();
        // The own context has a term for each own property; Gaia-X is mostly written with its prefix.
        String key = property.path().startsWith("ctl:") ? property.local() : firstOf(property.path());
        return Map.of(
                "{p}", property.label(),
                "{c}", draft.of().label(),
                "{e}", draft.kind().expected(),
                "{r}", range(property.argument()),
                "{t}", same(property.argument().replace(", ", " / ")),
                "{k}", same(key),
                "{x}", same(example));
    }

    private Words range(String argument) {
        List<Words> labels = new ArrayList<>();
        for (String iri : argument.split(" *, *")) {
            TargetClass known = table.classes().get(iri);
            labels.add(known == null ? same(iri) : known.label());
        }
        return new Words(join(labels, "en", " or "), join(labels, "fr", " ou "), join(labels, "de", " oder "));
    }

    private static String join(List<Words> labels, String language, String or) {
        return String.join(or, labels.stream().map(w -> w.in(language)).toList());
    }

    private static Words same(String word) {
        return new Words(word, word, word);
    }

    private static String literals(Words words, Map<String, Words> fillings) {
        List<String> literals = new ArrayList<>();
        for (String language : LANGUAGES) {
            String text = words.in(language);
            for (Map.Entry<String, Words> filling : fillings.entrySet()) {
                text = text.replace(filling.getKey(), filling.getValue().in(language));
            }
            literals.add(quoted(text) + "@" + language);
        }
        return String.join(" ,\n        ", literals);
    }

    private static String quoted(String text) {
        return text.contains("\"") ? "\"\"\"" + text.replace("\\", "\\\\") + "\"\"\"" : '"' + text + '"';
    }

    private static String path(String path) {
        return path.contains("|") ? "[ sh:alternativePath ( " + path.replace("|", " ") + " ) ]" : path;
    }

    private static String firstOf(String path) {
        return path.contains("|") ? path.substring(0, path.indexOf('|')) : path;
    }

    private static String header(TargetClass of, String body) {
        StringBuilder header = new StringBuilder("# Admission: " + of.label().en() + " (" + of.iri()
                + "). Written from shapes-table; how to change it: shacl-shapes/README.md.\n\n");
        for (String prefix : new TreeSet<>(PREFIXES.keySet())) {
            if (body.contains(" " + prefix + ":")
                    || body.contains("\n" + prefix + ":")
                    || body.contains("^" + prefix)) {
                header.append("@prefix ")
                        .append(prefix)
                        .append(": <")
                        .append(PREFIXES.get(prefix))
                        .append("> .\n");
            }
        }
        return header.append('\n').toString();
    }
}
