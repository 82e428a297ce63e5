package eu.cartulary.catalog.search;

import eu.cartulary.catalog.search.SearchQuestion.Near;
import org.apache.lucene.util.FixedBitSet;

/** A circle on the globe. A box of latitudes goes first: most sites are out without any trigonometry. */
final class Circle {
    private static final double EARTH_KILOMETRES = 6_371.0088;

    private final Near near;
    private final double cosine;
    private final double latitudes;

    private Circle(Near near) {
        this.near = near;
        this.cosine = Math.cos(Math.toRadians(near.latitude()));
        this.latitudes = Math.toDegrees(near.kilometres() / EARTH_KILOMETRES) * 1.000_001;
    }

    static Circle of(Near near) {
        return new Circle(near);
    }

    /** Documents with a site inside. */
    FixedBitSet sites(Leaf leaf) {
        FixedBitSet inside = new FixedBitSet(leaf.size());
        SegmentColumns.Points points = leaf.columns().points;
        for (int d = 0; d < leaf.size(); d++) {
            for (int p = points.start()[d]; p < points.start()[d + 1]; p++) {
                if (Math.abs(points.latitude()[p] - near.latitude()) <= latitudes
                        && kilometres(points.latitude()[p], points.longitude()[p]) <= near.kilometres()) {
                    inside.set(d);
                }
            }
        }
        return inside;
    }

    /** From the middle to the nearest site of a document; infinite where it has none. */
    double nearest(Leaf leaf, int document) {
        SegmentColumns.Points points = leaf.columns().points;
        double nearest = Double.POSITIVE_INFINITY;
        for (int p = points.start()[document]; p < points.start()[document + 1]; p++) {
            nearest = Math.min(nearest, kilometres(points.latitude()[p], points.longitude()[p]));
        }
        return nearest;
    }

    /** Haversine: on a sphere of the mean radius, within half a percent of the real earth. */
    double kilometres(double latitude, double longitude) {
        double north = Math.sin(Math.toRadians(latitude - near.latitude()) / 2);
        double east = Math.sin(Math.toRadians(longitude - near.longitude()) / 2);
        double a = north * north + cosine * Math.cos(Math.toRadians(latitude)) * east * east;
        return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
