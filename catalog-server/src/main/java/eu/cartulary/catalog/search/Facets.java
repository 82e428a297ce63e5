package eu.cartulary.catalog.search;

import eu.cartulary.catalog.search.SearchPage.FacetValue;
import eu.cartulary.report.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Counts the values of one facet, segment by segment. */
sealed interface Facets {
    /** What names of facets over levels begin with; the scale follows. */
    String LEVEL = "level:";

    /** Most frequent first, then by value. */
    Comparator<FacetValue> ORDER =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

    /** Takes the matches of a segment. */
    void count(Leaf leaf, FixedBitSet matches);

    /** What was counted. */
    List<FacetValue> values(int atMost);

    /** The counter of a facet by its name. */
    static Facets of(
            String name,
            SearchQuestion question,
            Map<Choice, Dictionary> dictionaries,
            List<SearchVocabulary.Scale> scales) {
        if (name.startsWith(LEVEL)) {
            String id = name.substring(LEVEL.length());
            SearchVocabulary.Scale scale = scales.stream()
                    .filter(s -> s.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no scale " + id));
            return new OfLevels(scale, question.proof());
        }
        Choice choice = Choice.of(name).orElseThrow(() -> new IllegalArgumentException("no facet " + name));
        Dictionary dictionary = dictionaries.get(choice);
        if (dictionary == null) {
            throw new IllegalArgumentException("not a facet: " + name);
        }
        return new OfChoice(
                choice, dictionary, question.choices().getOrDefault(choice, java.util.Collections.emptySortedSet()));
    }

    /** Counts how many reach each level at least: what one sees when asking for it. */
    final class OfLevels implements Facets {
        private final SearchVocabulary.Scale scale;
        private final Grade proof;
        private final long[] counts;

        OfLevels(SearchVocabulary.Scale scale, Grade proof) {
            this.scale = scale;
            this.proof = proof;
            this.counts = new long[scale.levels().size()];
        }

        @Override
        public void count(Leaf leaf, FixedBitSet matches) {
            for (int rank = 1; rank <= counts.length; rank++) {
                counts[rank - 1] += Bits.common(matches, leaf.bitmap(Conditions.reached(scale.id(), proof, rank)));
            }
        }

        /** All levels, lowest first: a ladder is read as one. */
        @Override
        public List<FacetValue> values(int atMost) {
            List<FacetValue> values = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                values.add(new FacetValue(scale.levels().get(i), null, counts[i]));
            }
            return values;
        }
    }

    /** Counts values of a parameter through its column. */
    final class OfChoice implements Facets {
        private final Choice choice;
        private final Dictionary dictionary;
        private final Set<String> chosen;
        private final int[] counts;

        OfChoice(Choice choice, Dictionary dictionary, Set<String> chosen) {
            this.choice = choice;
            this.dictionary = dictionary;
            this.chosen = chosen;
            this.counts = new int[dictionary.size()];
        }

        /** Few values on many matches are counted by their bitmaps, others by the column: whichever touches less memory. */
        @Override
        public void count(Leaf leaf, FixedBitSet matches) {
            SegmentColumns.Values values = leaf.columns().values(choice);
            long byBitmap = (long) values.distinct().length * matches.getBits().length;
            if (byBitmap < matches.cardinality()) {
                for (int number : values.distinct()) {
                    counts[number] +=
                            Bits.common(matches, leaf.bitmap(Conditions.of(choice, dictionary.value(number))));
                }
            } else {
                countColumn(values, matches.getBits());
            }
        }

        private void countColumn(SegmentColumns.Values values, long[] words) {
            int[] start = values.start();
            int[] numbers = values.numbers();
            for (int w = 0; w < words.length; w++) {
                for (long word = words[w]; word != 0; word &= word - 1) {
                    int document = (w << 6) + Long.numberOfTrailingZeros(word);
                    for (int i = start[document]; i < start[document + 1]; i++) {
                        counts[numbers[i]]++;
                    }
                }
            }
        }

        /** The most frequent values, and those that are chosen, however rare. */
        @Override
        public List<FacetValue> values(int atMost) {
            PriorityQueue<FacetValue> best = new PriorityQueue<>(ORDER.reversed());
            List<FacetValue> values = new ArrayList<>();
            for (int number = 0; number < counts.length; number++) {
                if (counts[number] > 0) {
                    keep(best, counts[number], number, atMost);
                }
            }
            values.addAll(best);
            chosen.stream()
                    .filter(value -> values.stream().noneMatch(v -> v.value().equals(value)))
                    .map(value -> new FacetValue(value, null, countOf(value)))
                    .forEach(values::add);
            values.sort(ORDER);
            return values;
        }

        private void keep(PriorityQueue<FacetValue> best, int count, int number, int atMost) {
            FacetValue worst = best.peek();
            if (best.size() >= atMost && worst != null && worst.count() > count) {
                return;
            }
            best.add(new FacetValue(dictionary.value(number), null, count));
            if (best.size() > atMost) {
                best.poll();
            }
        }

        private long countOf(String value) {
            for (int number = 0; number < counts.length; number++) {
                if (counts[number] > 0 && dictionary.value(number).equals(value)) {
                    return counts[number];
                }
            }
            return 0;
        }
    }

    /** A value with the name of the provider that it is the key of. */
    static FacetValue labelled(FacetValue value, @Nullable String label) {
        return new FacetValue(value.value(), label, value.count());
    }
}
