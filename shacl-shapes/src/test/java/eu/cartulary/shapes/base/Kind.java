package eu.cartulary.shapes.base;

import eu.cartulary.shapes.base.ShapesTable.Words;
import eu.cartulary.shapes.vocabulary.CodeLists;
import eu.cartulary.shapes.vocabulary.Concept;
import java.util.List;
import java.util.Map;

/**
 * What a value of the table may be: the constraint it becomes, the words for it, an example in JSON, and, for the drafts of
 * cases, a good and a bad value in Turtle.
 */
record Kind(String suffix, String constraint, Words expected, String json, String good, String other, String bad) {
    private static final String THING = "<https://provider.example/thing>";

    private static Kind of(
            String suffix, String constraint, String en, String fr, String de, String json, String good, String bad) {
        return new Kind(suffix, constraint, new Words(en, fr, de), json, good, another(good), bad);
    }

    /** A second good value: the same with its last letter or digit changed, or the other truth value. */
    private static String another(String good) {
        if (good.equals("true")) {
            return "false";
        }
        int end = good.contains("^^") ? good.indexOf("\"^^") : good.length();
        for (int i = end - 1; i >= 0; i--) {
            char c = good.charAt(i);
            if (c >= '0' && c <= '8' || c >= 'a' && c < 'z' || c >= 'A' && c < 'Z') {
                return good.substring(0, i) + (char) (c + 1) + good.substring(i + 1);
            }
        }
        throw new IllegalArgumentException("no second value for " + good);
    }

    private Kind or(String second) {
        return new Kind(suffix, constraint, expected, json, good, second, bad);
    }

    private static final Map<String, Kind> SIMPLE = Map.ofEntries(
            Map.entry(
                    "text",
                    of(
                            "nodeKind",
                            "sh:nodeKind sh:Literal",
                            "text",
                            "un texte",
                            "ein Text",
                            "\"…\"",
                            "\"Text\"",
                            THING)),
            Map.entry(
                    "line",
                    of(
                            "nodeKind",
                            "sh:nodeKind sh:Literal",
                            "text",
                            "un texte",
                            "ein Text",
                            "\"…\"",
                            "\"Text\"",
                            THING)),
            Map.entry(
                    "any",
                    of(
                            "nodeKind",
                            "sh:nodeKind sh:IRIOrLiteral",
                            "text or an address (IRI)",
                            "un texte ou une adresse (IRI)",
                            "ein Text oder eine Adresse (IRI)",
                            "\"…\"",
                            "\"Text\"",
                            "[]")),
            Map.entry(
                    "node",
                    of(
                            "nodeKind",
                            "sh:nodeKind sh:BlankNodeOrIRI",
                            "an object or its identifier (IRI)",
                            "un objet ou son identifiant (IRI)",
                            "ein Objekt oder seine Kennung (IRI)",
                            "\"https://provider.example/it\"",
                            THING,
                            "\"only a name\"")),
            Map.entry(
                    "boolean",
                    of(
                            "datatype",
                            "sh:datatype xsd:boolean",
                            "true or false, without quotation marks",
                            "true ou false, sans guillemets",
                            "true oder false, ohne Anführungszeichen",
                            "true",
                            "true",
                            "\"maybe\"")),
            Map.entry(
                    "number",
                    of(
                            "datatype",
                            "sh:node rule:Number",
                            "a number",
                            "un nombre",
                            "eine Zahl",
                            "1.5",
                            "1.5",
                            "\"much\"")),
            Map.entry(
                    "integer",
                    of(
                            "datatype",
                            "sh:datatype xsd:integer",
                            "a whole number",
                            "un nombre entier",
                            "eine ganze Zahl",
                            "3",
                            "3",
                            "\"three\"")),
            Map.entry(
                    "date",
                    of(
                            "datatype",
                            "sh:node rule:Date",
                            "a date such as 2026-03-01",
                            "une date comme 2026-03-01",
                            "ein Datum wie 2026-03-01",
                            "\"2026-03-01\"",
                            "\"2026-03-01\"^^xsd:date",
                            "\"next spring\"")),
            Map.entry(
                    "duration",
                    of(
                                    "datatype",
                                    "sh:node rule:Duration",
                                    "a duration such as P30D (30 days) or P2M (2 months)",
                                    "une durée comme P30D (30 jours) ou P2M (2 mois)",
                                    "eine Dauer wie P30D (30 Tage) oder P2M (2 Monate)",
                                    "\"P30D\"",
                                    "\"P30D\"^^xsd:duration",
                                    "\"thirty days\"")
                            .or("\"P2M\"^^xsd:duration")),
            Map.entry(
                    "country",
                    of(
                                    "in",
                                    "sh:node rule:Country",
                                    "a country code of ISO 3166-1 in capitals, such as DE, DEU or 276",
                                    "un code pays ISO 3166-1 en majuscules, comme DE, DEU ou 276",
                                    "ein Ländercode nach ISO 3166-1 in Großbuchstaben, etwa DE, DEU oder 276",
                                    "\"DE\"",
                                    "\"DE\"",
                                    "\"Germany\"")
                            .or("\"FR\"")),
            Map.entry(
                    "url",
                    of(
                            "pattern",
                            "sh:pattern \"^[A-Za-z][A-Za-z0-9+.-]*:[^ ]+$\"",
                            "a complete address such as https://provider.example/terms",
                            "une adresse complète comme https://provider.example/terms",
                            "eine vollständige Adresse wie https://provider.example/terms",
                            "\"https://provider.example/terms\"",
                            "<https://provider.example/terms>",
                            "\"our website\"")),
            Map.entry(
                    "hash",
                    of(
                            "pattern",
                            "sh:pattern \"^(sha(256|384|512)[-:])?([0-9A-Fa-f]{64,128}|[A-Za-z0-9+/_-]{43,88}={0,2})$\"",
                            "a SHA-2 hash, in hexadecimal or base64",
                            "une empreinte SHA-2, en hexadécimal ou en base64",
                            "ein SHA-2-Hash, hexadezimal oder base64",
                            "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"",
                            "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"",
                            "\"to be computed\"")),
            Map.entry(
                    "mime",
                    of(
                            "pattern",
                            "sh:pattern \"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9!#$&^_.+*-]+( *;.*)?$\"",
                            "a media type such as application/json",
                            "un type de média comme application/json",
                            "ein Medientyp wie application/json",
                            "\"application/json\"",
                            "\"application/json\"",
                            "\"JSON files\"")));

    /** The kind of a property; ranges and lists carry their words with them. */
    static Kind of(ShapesTable.Property property) {
        String argument = property.argument();
        return switch (property.kind()) {
            case "in" -> in(List.of(argument.split(" *, *")));
            case "list" -> list(argument);
            case "match" -> match(argument);
            case "integer", "number" ->
                argument.isEmpty() ? SIMPLE.get(property.kind()) : range(property.kind(), argument);
            case "ref", "class" -> SIMPLE.get("node");
            case "count" -> SIMPLE.get("line");
            default -> {
                Kind kind = SIMPLE.get(property.kind());
                if (kind == null) {
                    throw new IllegalArgumentException("no such kind: " + property.kind());
                }
                yield kind;
            }
        };
    }

    private static Kind in(List<String> values) {
        String list =
                String.join(", ", values.subList(0, Math.min(12, values.size()))) + (values.size() > 12 ? " …" : "");
        return of(
                        "in",
                        "sh:in ( "
                                + String.join(
                                        " ",
                                        values.stream().map(v -> '"' + v + '"').toList()) + " )",
                        "one of: " + list,
                        "l'une de ces valeurs : " + list,
                        "einer dieser Werte: " + list,
                        '"' + values.get(0) + '"',
                        '"' + values.get(0) + '"',
                        "\"something else\"")
                .or('"' + values.get(values.size() - 1) + '"');
    }

    /** A list of the own vocabulary. */
    private static Kind list(String name) {
        List<String> values = CodeLists.bundled().concepts(name).stream()
                .map(Concept::notation)
                .toList();
        Kind in = in(values);
        return new Kind("in", "sh:node rule:List_" + name, in.expected(), in.json(), in.good(), in.other(), in.bad());
    }

    /** {@code match <regex> <example>}: the words come from the table. */
    private static Kind match(String argument) {
        int space = argument.lastIndexOf(' ');
        String example = argument.substring(space + 1);
        String quoted = '"' + example + '"';
        return of(
                "pattern",
                "sh:pattern \"" + argument.substring(0, space).replace("\\", "\\\\") + "\"",
                "of the form " + example,
                "une valeur de la forme " + example,
                "ein Wert der Form " + example,
                quoted,
                quoted,
                "\"?\"");
    }

    /** {@code 1..10}, {@code 0..} or {@code ..3}. */
    private static Kind range(String kind, String argument) {
        String[] ends = argument.split("\\.\\.", -1);
        String bounds = (ends[0].isEmpty() ? "" : " ; sh:minInclusive " + ends[0])
                + (ends[1].isEmpty() ? "" : " ; sh:maxInclusive " + ends[1]);
        Words noun = SIMPLE.get(kind).expected();
        String type = kind.equals("integer") ? "sh:datatype xsd:integer" : "sh:node rule:Number";
        String good = ends[0].isEmpty() ? ends[1] : ends[0];
        String bad = ends[1].isEmpty() ? "-1" : ends[1] + "9999";
        return of(
                "range",
                type + bounds,
                noun.en() + between(ends, " from ", " to ", " of at least ", " of at most "),
                noun.fr() + between(ends, " de ", " à ", " d'au moins ", " d'au plus "),
                noun.de() + between(ends, " von ", " bis ", " ab ", " bis höchstens "),
                good,
                good,
                bad);
    }

    private static String between(String[] ends, String from, String to, String least, String most) {
        if (ends[0].isEmpty()) {
            return most + ends[1];
        }
        return ends[1].isEmpty() ? least + ends[0] : from + ends[0] + to + ends[1];
    }
}
