package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.search.OfferingDocument.Point;
import eu.cartulary.catalog.search.OfferingDocument.Wording;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Writes an offering as a Lucene document. */
final class DocumentWriter {
    /** Characters of one text that are indexed; the rest is shown but not found. */
    private static final int MAX_TEXT = 20_000;

    private static final FieldType CONDITION = new FieldType();

    static {
        CONDITION.setIndexOptions(IndexOptions.DOCS);
        CONDITION.setTokenized(false);
        CONDITION.setOmitNorms(true);
        CONDITION.freeze();
    }

    private DocumentWriter() {}

    /** Stems for the fields of a language, plain words for the others. */
    static Analyzer analyzer() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return field.startsWith(Fields.STEMS)
                        ? TextWords.stemmer(field.substring(Fields.STEMS.length()))
                        : TextWords.PLAIN;
            }
        };
    }

    static Document write(OfferingDocument offering) {
        Document document = new Document();
        String key = offering.key().value();
        document.add(new StringField(Fields.KEY, key, Field.Store.NO));
        for (String term : Conditions.of(offering)) {
            document.add(new Field(Fields.CONDITIONS, cut(term), CONDITION));
        }
        text(document, offering);
        document.add(new NumericDocValuesField(Fields.KEY_HIGH, SortKeys.high(key)));
        document.add(new NumericDocValuesField(Fields.KEY_LOW, SortKeys.low(key)));
        document.add(
                new NumericDocValuesField(Fields.PUBLISHED, offering.published().toEpochMilli()));
        document.add(new SortedDocValuesField(Fields.SORT_NAME, new BytesRef(SortKeys.name(name(offering)))));
        document.add(new BinaryDocValuesField(
                Fields.PROVIDER_NAME, new BytesRef(offering.provider().name())));
        points(document, offering.places().points());
        stored(document, offering);
        return document;
    }

    /** The name that is shown and sorted by. */
    static String name(OfferingDocument offering) {
        List<Wording> names = offering.display().names();
        return names.isEmpty() ? "" : names.getFirst().text();
    }

    private static void stored(Document document, OfferingDocument offering) {
        byte[] iri = offering.iri().getBytes(StandardCharsets.UTF_8);
        byte[] item = ByteBuffer.allocate(4 + iri.length + offering.item().length)
                .putInt(iri.length)
                .put(iri)
                .put(offering.item())
                .array();
        document.add(new BinaryDocValuesField(Fields.ITEM, new BytesRef(item)));
        document.add(new StoredField(Fields.DETAIL, offering.detail()));
        document.add(new StoredField(
                Fields.SOURCES, offering.sources().stream().map(Digest::hex).collect(Collectors.joining(","))));
        document.add(new StoredField(Fields.STATUS, offering.status().word()));
    }

    private static void points(Document document, List<Point> points) {
        if (points.isEmpty()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(points.size() * 16);
        points.forEach(p -> bytes.putDouble(p.latitude()).putDouble(p.longitude()));
        document.add(new BinaryDocValuesField(Fields.POINTS, new BytesRef(bytes.array())));
    }

    private static void text(Document document, OfferingDocument offering) {
        for (Wording name : offering.display().names()) {
            document.add(new TextField(Fields.NAME_WORDS, cut(name.text()), Field.Store.NO));
        }
        wordings(offering).forEach(wording -> {
            String text = cut(wording.text());
            document.add(new TextField(Fields.WORDS, text, Field.Store.NO));
            for (String language : languages(wording)) {
                document.add(new TextField(Fields.STEMS + language, text, Field.Store.NO));
            }
        });
    }

    /** Everything that full text looks at. */
    static Stream<Wording> wordings(OfferingDocument offering) {
        Stream<Wording> own =
                Stream.concat(offering.display().names().stream(), offering.display().descriptions().stream());
        Stream<String> words = Stream.of(
                        offering.display().keywords().stream(),
                        Stream.of(offering.provider().name()),
                        offering.kinds().stream(),
                        offering.facts().protocols().stream(),
                        offering.facts().certificates().stream())
                .flatMap(s -> s);
        return Stream.concat(own, words.map(word -> new Wording(word, null)));
    }

    /** In whose stems a text is found: those of its language; of all where it has none or another. */
    static Set<String> languages(Wording wording) {
        Map<String, Analyzer> all = TextWords.STEMS;
        if (wording.language() == null) {
            return all.keySet();
        }
        String language = wording.language().toLowerCase(Locale.ROOT).split("-", 2)[0];
        return all.containsKey(language) ? Set.of(language) : all.keySet();
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
