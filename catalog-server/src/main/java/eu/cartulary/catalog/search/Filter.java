package eu.cartulary.catalog.search;

import eu.cartulary.catalog.search.SearchQuestion.LevelAtLeast;
import eu.cartulary.catalog.search.SearchQuestion.Near;
import eu.cartulary.report.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * One demand of a question.
 *
 * @param facet the facet it is chosen in: counts of that facet leave it aside
 * @param matches what is known to satisfy it, by segment; not to be changed
 * @param possible of a guarantee: what satisfies it or would if it declared more; none where nothing can be undetermined
 */
record Filter(
        String facet,
        Function<Leaf, FixedBitSet> matches,
        @Nullable Function<Leaf, FixedBitSet> possible) {

    /** All demands of a question but its text. */
    static List<Filter> of(SearchQuestion question) {
        List<Filter> filters = new ArrayList<>();
        question.choices().forEach((choice, values) -> filters.add(of(choice, values)));
        question.levels().forEach(level -> filters.add(of(level, question.proof())));
        Near near = question.near();
        if (near != null) {
            filters.add(new Filter("near", leaf -> Circle.of(near).sites(leaf), null));
        }
        return filters;
    }

    private static Filter of(Choice choice, Set<String> values) {
        return switch (choice) {
            case ONLY_IN -> onlyIn(Countries.dissolve(values));
            case NOT_EXPOSED_TO -> notExposedTo(Countries.dissolve(values));
            case COUNTRY, EXPOSED_TO -> anyOf(choice, Countries.dissolve(values));
            default -> anyOf(choice, values);
        };
    }

    private static Filter anyOf(Choice choice, Set<String> values) {
        return new Filter(choice.parameter(), leaf -> union(leaf, choice, values), null);
    }

    /** Every location lies there and the provider signed that there are no others. */
    private static Filter onlyIn(Set<String> area) {
        String name = " outside " + area;
        return guarantee(Choice.ONLY_IN, name, Conditions.LOCATIONS_KNOWN, leaf -> {
            FixedBitSet outside = new FixedBitSet(leaf.size());
            for (String country : leaf.values(Conditions.LOCATION)) {
                if (!area.contains(country)) {
                    outside.or(leaf.bitmap(Conditions.LOCATION + country));
                }
            }
            return outside;
        });
    }

    /** None of these legal orders reaches it, and all that do are known. */
    private static Filter notExposedTo(Set<String> orders) {
        return guarantee(
                Choice.NOT_EXPOSED_TO,
                " exposed " + orders,
                Conditions.EXPOSURE_KNOWN,
                leaf -> union(leaf, Choice.EXPOSED_TO, orders));
    }

    private static Filter guarantee(Choice choice, String name, String known, Function<Leaf, FixedBitSet> broken) {
        return new Filter(
                choice.parameter(),
                leaf -> leaf.cached(" kept" + name, () -> {
                    FixedBitSet kept = leaf.bitmap(known).clone();
                    kept.andNot(broken.apply(leaf));
                    return kept;
                }),
                leaf -> leaf.cached(" perhaps" + name, () -> {
                    FixedBitSet perhaps = broken.apply(leaf).clone();
                    perhaps.flip(0, leaf.size());
                    return perhaps;
                }));
    }

    private static Filter of(LevelAtLeast level, Grade proof) {
        return new Filter(
                Facets.LEVEL + level.scale(),
                leaf -> leaf.bitmap(Conditions.reached(level.scale(), proof, level.rank())),
                leaf -> leaf.bitmap(Conditions.atMost(level.scale(), proof, level.rank())));
    }

    private static FixedBitSet union(Leaf leaf, Choice choice, Set<String> values) {
        if (values.size() == 1) {
            return leaf.bitmap(Conditions.of(choice, values.iterator().next()));
        }
        return leaf.cached(" any " + choice + new TreeSet<>(values), () -> {
            FixedBitSet any = new FixedBitSet(leaf.size());
            values.forEach(value -> any.or(leaf.bitmap(Conditions.of(choice, value))));
            return any;
        });
    }
}
