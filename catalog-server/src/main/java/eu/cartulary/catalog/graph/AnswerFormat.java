package eu.cartulary.catalog.graph;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.jspecify.annotations.Nullable;

/**
 * The formats of answers. An answer of rows that was cut short says so at its end: JSON has a member {@code cut}, XML a processing
 * instruction {@code cartulary-cut}, CSV and TSV a last line that begins with {@code #cut:}. Graphs are whole or refused.
 */
enum AnswerFormat {
    JSON(ResultSetLang.RS_JSON, false, "json", "application/sparql-results+json", "application/json"),
    XML(ResultSetLang.RS_XML, false, "xml", "application/sparql-results+xml", "application/xml", "text/xml"),
    CSV(ResultSetLang.RS_CSV, false, "csv", "text/csv"),
    TSV(ResultSetLang.RS_TSV, false, "tsv", "text/tab-separated-values"),
    TURTLE(Lang.TURTLE, true, "turtle", "text/turtle", "application/x-turtle"),
    NTRIPLES(Lang.NTRIPLES, true, "ntriples", "application/n-triples", "text/plain"),
    JSONLD(Lang.JSONLD11, true, "jsonld", "application/ld+json"),
    RDFXML(Lang.RDFXML, true, "rdfxml", "application/rdf+xml");

    private final Lang lang;
    private final boolean graph;
    private final String word;
    private final List<String> mediaTypes;

    AnswerFormat(Lang lang, boolean graph, String word, String... mediaTypes) {
        this.lang = lang;
        this.graph = graph;
        this.word = word;
        this.mediaTypes = List.of(mediaTypes);
    }

    Lang lang() {
        return lang;
    }

    /** As it is said in {@code Content-Type}. */
    String mediaType() {
        return this == CSV
                ? mediaTypes.getFirst() + ";charset=utf-8;header=present"
                : this == TSV || this == TURTLE ? mediaTypes.getFirst() + ";charset=utf-8" : mediaTypes.getFirst();
    }

    /** Formats of rows and of yes or no. */
    static List<AnswerFormat> ofRows() {
        return Arrays.stream(values()).filter(f -> !f.graph).toList();
    }

    /** Formats of graphs. */
    static List<AnswerFormat> ofGraphs() {
        return Arrays.stream(values()).filter(f -> f.graph).toList();
    }

    /**
     * The format a client asks for.
     *
     * @param word value of {@code format}: a short name or a media type; goes before {@code accept}
     * @param accept the field {@code Accept} (RFC 9110, section 12.5.1)
     * @return none where nothing fits
     */
    static Optional<AnswerFormat> choose(List<AnswerFormat> offers, @Nullable String word, @Nullable String accept) {
        if (word != null && !word.isBlank()) {
            String wanted = word.toLowerCase(Locale.ROOT);
            return offers.stream()
                    .filter(f -> f.word.equals(wanted) || f.mediaTypes.contains(wanted))
                    .findFirst();
        }
        if (accept == null || accept.isBlank()) {
            return Optional.of(offers.getFirst());
        }
        String[] types = offers.stream().flatMap(f -> f.mediaTypes.stream()).toArray(String[]::new);
        MediaType match = match(accept, types);
        return match == null
                ? Optional.empty()
                : offers.stream()
                        .filter(f -> f.mediaTypes.contains(match.getContentTypeStr()))
                        .findFirst();
    }

    private static @Nullable MediaType match(String accept, String[] types) {
        try {
            return AcceptList.match(new AcceptList(accept), AcceptList.create(types));
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** Marks an answer of rows as cut. */
    void mark(Spool body, Cut cut, long rows) throws IOException {
        switch (this) {
            case JSON ->
                body.insertBefore("}", ", \"cut\": { \"by\": \"" + cut.word() + "\", \"rows\": " + rows + " }\n");
            case XML ->
                body.insertBefore("</sparql>", "<?cartulary-cut by=\"" + cut.word() + "\" rows=\"" + rows + "\"?>\n");
            case CSV, TSV -> body.insertBefore("\u0000", "#cut:" + cut.word() + (this == CSV ? "\r\n" : "\n"));
            default -> throw new IllegalStateException("graphs are whole");
        }
    }
}
