package eu.cartulary.cli;

import eu.cartulary.client.OfferingQuery;
import eu.cartulary.report.Grade;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameters of {@code GET /offerings} as options, for {@code search} and {@code watch}. */
final class SearchOptions {
    @Parameters(arity = "0..*", paramLabel = "WORD", descriptionKey = "search.words")
    private List<String> words = List.of();

    @Option(names = "--kind", descriptionKey = "search.kind")
    private List<String> kinds = List.of();

    @Option(names = "--provider", descriptionKey = "search.provider")
    private List<String> providers = List.of();

    @Option(names = "--country", paramLabel = "XX", descriptionKey = "search.country")
    private List<String> countries = List.of();

    @Option(names = "--only-in", paramLabel = "XX|EU|EEA", descriptionKey = "search.only-in")
    private @Nullable String onlyIn;

    @Option(names = "--exposed-to", paramLabel = "XX", descriptionKey = "search.exposed-to")
    private List<String> exposedTo = List.of();

    @Option(names = "--not-exposed-to", paramLabel = "XX", descriptionKey = "search.not-exposed-to")
    private List<String> notExposedTo = List.of();

    @Option(names = "--certificate", descriptionKey = "search.certificate")
    private List<String> certificates = List.of();

    @Option(names = "--protocol", descriptionKey = "search.protocol")
    private List<String> protocols = List.of();

    @Option(names = "--export-format", paramLabel = "TYPE", descriptionKey = "search.export-format")
    private List<String> exportFormats = List.of();

    @Option(names = "--key-custody", paramLabel = "managed|byok|hyok", descriptionKey = "search.key-custody")
    private List<String> keyCustodies = List.of();

    @Option(names = "--level", paramLabel = "RULEBOOK:LEVEL", descriptionKey = "search.level")
    private List<String> levels = List.of();

    @Option(names = "--proof", descriptionKey = "search.proof")
    private @Nullable Grade proof;

    @Option(names = "--near", paramLabel = "LAT,LON,KM", descriptionKey = "search.near")
    private @Nullable String near;

    @Option(names = "--status", descriptionKey = "search.status")
    private @Nullable String status;

    OfferingQuery query() {
        OfferingQuery query = OfferingQuery.any();
        query = words.isEmpty() ? query : query.text(String.join(" ", words));
        query = each(query, kinds, OfferingQuery::kind);
        query = each(query, providers, OfferingQuery::provider);
        query = each(query, countries, (q, value) -> q.country(value.toUpperCase(Locale.ROOT)));
        query = onlyIn == null ? query : query.onlyIn(onlyIn.toUpperCase(Locale.ROOT));
        query = each(query, exposedTo, OfferingQuery::exposedTo);
        query = each(query, notExposedTo, OfferingQuery::notExposedTo);
        query = each(query, certificates, OfferingQuery::certificate);
        query = each(query, protocols, OfferingQuery::protocol);
        query = each(query, exportFormats, OfferingQuery::exportFormat);
        query = each(query, keyCustodies, OfferingQuery::keyCustody);
        query = each(query, levels, (q, value) -> q.and("level", value));
        query = proof == null ? query : query.proof(proof);
        query = near == null ? query : query.and("near", near);
        return status == null ? query : query.status(status);
    }

    private static OfferingQuery each(
            OfferingQuery query, List<String> values, BiFunction<OfferingQuery, String, OfferingQuery> by) {
        OfferingQuery changed = query;
        for (String value : values) {
            changed = by.apply(changed, value);
        }
        return changed;
    }
}
