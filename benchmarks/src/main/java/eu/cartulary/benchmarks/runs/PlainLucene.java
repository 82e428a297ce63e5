package eu.cartulary.benchmarks.runs;

import eu.cartulary.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import tools.jackson.databind.JsonNode;

/**
 * Lucene as its manual has it, over the items that a catalog gives: term filters, a sort, twenty stored documents, counts by
 * {@code lucene-facet}. No guarantees, no {@code undetermined}, no drill-sideways.
 */
final class PlainLucene implements Closeable {
    private static final List<String> DIMENSIONS = List.of("kind", "country", "provider", "ipc", "csf", "status");
    private static final int SHOWN = 20;
    private static final int COUNTED = 50;

    private final FacetsConfig config = new FacetsConfig();
    private final IndexWriter writer;

    /** What can be asked once everything is in. */
    record Reader(IndexSearcher searcher, DefaultSortedSetDocValuesReaderState state) {}

    PlainLucene(Path folder) throws IOException {
        DIMENSIONS.forEach(each -> config.setMultiValued(each, true));
        Workplace.delete(folder);
        writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(new StandardAnalyzer()));
    }

    void add(byte[] item) throws IOException {
        JsonNode json;
        try {
            json = Json.read(item);
        } catch (Json.MalformedJsonException e) {
            throw new IOException(e);
        }
        Document document = new Document();
        json.path("kinds").forEach(kind -> {
            add(document, "kind", kind.stringValue());
            document.add(new StringField("kind", kind.stringValue().replaceFirst("/.*", ""), Field.Store.NO));
        });
        json.path("countries").forEach(country -> add(document, "country", country.stringValue()));
        add(document, "provider", json.path("provider").path("key").asString("none"));
        add(document, "ipc", json.path("levels").path("ipc-baseline").asString("none"));
        add(document, "csf", json.path("levels").path("eu-csf-1.2.1").asString("none"));
        add(document, "status", json.path("status").asString("none"));
        document.add(new TextField(
                "text",
                json.path("name").asString("") + " " + json.path("description").asString(""),
                Field.Store.NO));
        document.add(
                new NumericDocValuesField("order", json.path("key").asString("").hashCode()));
        document.add(new StoredField("item", item));
        writer.addDocument(config.build(document));
    }

    private static void add(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
        document.add(new SortedSetDocValuesFacetField(field, value));
    }

    Reader open() throws IOException {
        writer.commit();
        DirectoryReader reader = DirectoryReader.open(writer.getDirectory());
        return new Reader(new IndexSearcher(reader), new DefaultSortedSetDocValuesReaderState(reader, config));
    }

    static long ask(Reader reader, Map<String, String> question) throws IOException {
        BooleanQuery query = new BooleanQuery.Builder()
                .add(filter("kind", question.get("kind")))
                .add(filter("country", question.get("country")))
                .add(filter("status", "active"))
                .build();
        FacetsCollectorManager.FacetsResult found = FacetsCollectorManager.search(
                reader.searcher(),
                query,
                SHOWN,
                new Sort(new SortField("order", SortField.Type.LONG)),
                new FacetsCollectorManager());
        long bytes = 0;
        for (ScoreDoc each : found.topDocs().scoreDocs) {
            bytes += reader.searcher().storedFields().document(each.doc).getBinaryValue("item").length;
        }
        Facets facets = new SortedSetDocValuesFacetCounts(reader.state(), found.facetsCollector());
        for (String dimension : DIMENSIONS) {
            var counts = facets.getTopChildren(COUNTED, dimension);
            bytes += counts == null ? 0 : counts.childCount;
        }
        return bytes;
    }

    private static BooleanClause filter(String field, String value) {
        return new BooleanClause(new TermQuery(new Term(field, value)), BooleanClause.Occur.FILTER);
    }

    static List<byte[]> lines(byte[] ndjson) {
        return new String(ndjson, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
