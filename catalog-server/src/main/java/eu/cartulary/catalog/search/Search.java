package eu.cartulary.catalog.search;

import eu.cartulary.catalog.search.SearchPage.FacetValue;
import eu.cartulary.catalog.search.SearchPage.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * One question on one snapshot: a bitmap per demand and segment, all of them together for the matches, all but one facet's own
 * for that facet's counts, with the guarantees loosened for what is undetermined.
 */
final class Search {
    private final SearchQuestion question;
    private final Snapshot snapshot;
    private final List<Filter> filters;
    private final Ranking ranking;
    private final Map<String, Facets> facets = new LinkedHashMap<>();
    private final @Nullable Weight text;
    private long total;
    private long undetermined;

    Search(
            SearchQuestion question,
            Snapshot snapshot,
            @Nullable Cursor cursor,
            Map<Choice, Dictionary> dictionaries,
            List<SearchVocabulary.Scale> scales) {
        this.question = question;
        this.snapshot = snapshot;
        this.filters = Filter.of(question);
        // One more than the page, to know whether there is a next one.
        this.ranking = new Ranking(question, question.limit() == 0 ? 0 : question.limit() + 1, cursor);
        question.facets().forEach(name -> facets.put(name, Facets.of(name, question, dictionaries, scales)));
        this.text = weight();
    }

    SearchPage page(SearchSettings settings) {
        List<LeafReaderContext> contexts = snapshot.reader().leaves();
        for (int i = 0; i < contexts.size(); i++) {
            segment(snapshot.leaves().get(i), contexts.get(i));
        }
        List<Ranking.Entry> best = ranking.best();
        List<Item> items = best.stream().limit(question.limit()).map(this::item).toList();
        String next = best.size() > question.limit() && !items.isEmpty()
                ? ranking.cursor(best.get(items.size() - 1), items.getLast().key(), snapshot.number())
                        .encode()
                : null;
        return new SearchPage(total, undetermined, items, counted(settings.facetValues()), next, snapshot.applied());
    }

    /** All matches, segment by segment, without order. */
    List<FixedBitSet> matches() {
        List<FixedBitSet> matches = new ArrayList<>();
        List<LeafReaderContext> contexts = snapshot.reader().leaves();
        for (int i = 0; i < contexts.size(); i++) {
            Leaf leaf = snapshot.leaves().get(i);
            FixedBitSet all = leaf.alive();
            filters.forEach(filter -> all.and(filter.matches().apply(leaf)));
            FixedBitSet found = text(leaf, contexts.get(i), null);
            if (found != null) {
                all.and(found);
            }
            matches.add(all);
        }
        return matches;
    }

    private void segment(Leaf leaf, LeafReaderContext context) {
        List<FixedBitSet> demands = new ArrayList<>(filters.size());
        filters.forEach(filter -> demands.add(filter.matches().apply(leaf)));
        FixedBitSet matches = leaf.alive();
        demands.forEach(matches::and);
        FixedBitSet found = text(leaf, context, matches);
        FixedBitSet base = leaf.alive();
        if (found != null) {
            base.and(found);
            matches.and(found);
        }
        int count = matches.cardinality();
        total += count;
        undetermined += possible(leaf, base, demands) - count;
        if (!ranking.byRelevance()) {
            ranking.offer(leaf, matches);
        } else if (found == null) {
            throw new IllegalStateException("relevance without a text");
        }
        facets.forEach((name, counter) -> counter.count(leaf, sideways(name, base, demands, matches)));
    }

    /** The matches as they would be without what is chosen in this facet. */
    private FixedBitSet sideways(String facet, FixedBitSet base, List<FixedBitSet> demands, FixedBitSet matches) {
        if (filters.stream().noneMatch(filter -> filter.facet().equals(facet))) {
            return matches;
        }
        FixedBitSet others = base.clone();
        for (int i = 0; i < demands.size(); i++) {
            if (!filters.get(i).facet().equals(facet)) {
                others.and(demands.get(i));
            }
        }
        return others;
    }

    private int possible(Leaf leaf, FixedBitSet base, List<FixedBitSet> demands) {
        FixedBitSet possible = base.clone();
        for (int i = 0; i < demands.size(); i++) {
            var loosened = filters.get(i).possible();
            possible.and(loosened == null ? demands.get(i) : loosened.apply(leaf));
        }
        return possible.cardinality();
    }

    private @Nullable Weight weight() {
        String words = question.text();
        if (words == null) {
            return null;
        }
        IndexSearcher searcher = snapshot.searcher();
        try {
            ScoreMode mode = ranking.byRelevance() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
            return searcher.createWeight(searcher.rewrite(TextQuery.of(words)), mode, 1);
        } catch (IOException e) {
            throw new UncheckedIOException("searching for words", e);
        }
    }

    /** Documents with the words, ranked on the way if {@code ranked} has them; none when the question has no words. */
    private @Nullable FixedBitSet text(Leaf leaf, LeafReaderContext context, @Nullable FixedBitSet ranked) {
        if (text == null) {
            return null;
        }
        FixedBitSet found = new FixedBitSet(leaf.size());
        try {
            Scorer scorer = text.scorer(context);
            if (scorer == null) {
                return found;
            }
            DocIdSetIterator each = scorer.iterator();
            boolean scoring = ranked != null && ranking.byRelevance();
            for (int d = each.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = each.nextDoc()) {
                found.set(d);
                if (scoring && ranked != null && ranked.get(d)) {
                    ranking.offer(leaf, d, scorer.score());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("searching for words", e);
        }
        return found;
    }

    private Item item(Ranking.Entry entry) {
        return entry.leaf().read(entry.document(), ranking.kilometres(entry));
    }

    private Map<String, List<FacetValue>> counted(int atMost) {
        Map<String, List<FacetValue>> counted = new LinkedHashMap<>();
        facets.forEach((name, counter) -> {
            List<FacetValue> values = counter.values(atMost);
            counted.put(
                    name,
                    name.equals(Choice.PROVIDER.parameter())
                            ? values.stream().map(this::labelled).toList()
                            : values);
        });
        return counted;
    }

    private FacetValue labelled(FacetValue provider) {
        String term = Conditions.of(Choice.PROVIDER, provider.value());
        for (Leaf leaf : snapshot.leaves()) {
            int document = leaf.find(Fields.CONDITIONS, term);
            if (document >= 0) {
                return Facets.labelled(provider, leaf.providerName(document));
            }
        }
        return provider;
    }
}
