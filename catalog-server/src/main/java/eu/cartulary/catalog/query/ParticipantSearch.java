package eu.cartulary.catalog.query;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.kernel.Outcome;
import eu.cartulary.catalog.projection.BuyerViews;
import eu.cartulary.catalog.projection.Participants.Listed;
import eu.cartulary.catalog.search.OfferingIndex;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.json.Json;
import eu.cartulary.report.Language;
import eu.cartulary.shapes.base.BaseShapes;
import eu.cartulary.shapes.closure.Closure;
import eu.cartulary.shapes.facts.ParticipantFacts;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ParticipantDetail;
import eu.cartulary.wire.ParticipantSummary;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked about participants. Every call blocks for a walk through a list in memory and a look into the index. */
public final class ParticipantSearch {
    /** Offerings shown beside a participant; all of them are a search away. */
    private static final int SHOWN = 20;

    private final Supplier<BuyerViews> views;
    private final SearchVocabulary vocabulary;
    private final StatedFacts facts;

    public ParticipantSearch(Supplier<BuyerViews> views, SearchVocabulary vocabulary, BaseShapes shapes) {
        this.views = views;
        this.vocabulary = vocabulary;
        this.facts = new StatedFacts(shapes);
    }

    /**
     * A page of participants.
     *
     * @param next cursor of the next page; none on the last
     */
    public record Page(
            long total,
            List<ParticipantSummary> items,
            @Nullable String next,
            long applied) {}

    /** One participant. */
    public record Found(ParticipantDetail participant, long applied) {}

    /** A page, by name. */
    public Page search(ParticipantQuestion question) {
        BuyerViews live = views.get();
        long total = live.participants().behind(null).stream()
                .filter(question::matches)
                .count();
        List<Listed> page = live.participants().behind(question.place()).stream()
                .filter(question::matches)
                .limit(question.limit() + 1L)
                .toList();
        boolean more = question.limit() > 0 && page.size() > question.limit();
        List<Listed> shown = page.subList(0, Math.min(page.size(), question.limit()));
        List<ParticipantSummary> items = new ArrayList<>();
        for (Listed each : shown) {
            long offerings = offered(live.index(), each.key(), 0).total();
            items.add(new ParticipantSummary(
                    each.key().value(), each.iri(), each.name(), each.country(), offerings, Map.of()));
        }
        String next = more ? ParticipantQuestion.cursor(shown.getLast()) : null;
        return new Page(total, items, next, live.index().applied());
    }

    /** The participant of this key; empty when no credential in force describes one. */
    public Optional<Found> one(Key key, Language language) {
        BuyerViews live = views.get();
        return live.participants()
                .find(key)
                .map(listed ->
                        new Found(detail(live, listed, language), live.index().applied()));
    }

    private ParticipantDetail detail(BuyerViews live, Listed listed, Language language) {
        Closure near = live.near(listed.iri());
        ParticipantFacts known = ParticipantFacts.of(near);
        SearchPage offerings = offered(live.index(), listed.key(), SHOWN);
        return new ParticipantDetail(
                listed.key().value(),
                listed.iri(),
                known.name(),
                known.descriptions().isEmpty()
                        ? null
                        : known.descriptions().get(0).text(),
                known.country(),
                known.headquarters(),
                known.owners().stream().map(owner -> owner(live, owner)).toList(),
                known.ownersComplete(),
                facts.of(near, language),
                new ParticipantDetail.Offered(
                        offerings.total(),
                        offerings.items().stream().map(ParticipantSearch::read).toList()),
                live.sourcesOf(listed.iri()).stream()
                        .map(ParticipantSearch::source)
                        .toList(),
                Map.of());
    }

    private static ParticipantDetail.Owner owner(BuyerViews live, ParticipantFacts.Owner owner) {
        String iri = owner.iri();
        Key key = iri == null ? null : Key.of(iri);
        return new ParticipantDetail.Owner(
                key == null ? null : key.value(),
                iri,
                owner.name(),
                owner.country(),
                owner.kind(),
                owner.percent(),
                owner.ultimate(),
                key != null && live.participants().find(key).isPresent());
    }

    private SearchPage offered(OfferingIndex index, Key provider, int limit) {
        Map<String, List<String>> asked = Map.of(
                "provider",
                List.of(provider.value()),
                "limit",
                List.of(String.valueOf(limit)),
                "sort",
                List.of("name"));
        return switch (SearchQuestion.parse(asked, vocabulary).then(index::search)) {
            case Outcome.Done<SearchPage> done -> done.value();
            case Outcome.Refused<SearchPage> refused ->
                throw new IllegalStateException("a question made here was refused: " + refused.refusal());
        };
    }

    private static OfferingDetail.Source source(Map<String, Object> members) {
        return Json.mapper().convertValue(members, OfferingDetail.Source.class);
    }

    private static OfferingSummary read(SearchPage.Item item) {
        try {
            return Json.read(item.json(), OfferingSummary.class);
        } catch (Json.MalformedJsonException e) {
            throw new UncheckedIOException("the index keeps something else than an item", e);
        }
    }
}
