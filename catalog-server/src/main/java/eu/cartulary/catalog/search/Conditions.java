package eu.cartulary.catalog.search;

import eu.cartulary.catalog.search.OfferingDocument.Location;
import eu.cartulary.catalog.search.OfferingDocument.Purpose;
import eu.cartulary.report.Grade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that can be asked of an offering, as terms of one field. A question is then a matter of bitmaps of terms and
 * nothing else; what is not known has no term.
 */
final class Conditions {
    /** A location, whatever is done there but administration, lies in this country. */
    static final String LOCATION = "location=";
    /** All locations are known, there is one at least, and the provider signed that the list is complete. */
    static final String LOCATIONS_KNOWN = "locationsKnown";
    /** No other legal order than those named reaches it. */
    static final String EXPOSURE_KNOWN = "exposureKnown";

    private static final String REACHED = "reached=";
    private static final String AT_MOST = "atMost=";

    private Conditions() {}

    /** The term of a value of a parameter. */
    static String of(Choice choice, String value) {
        return prefix(choice) + value;
    }

    /** What the terms of this parameter begin with. */
    static String prefix(Choice choice) {
        return choice.parameter() + "=";
    }

    /** The term of offerings that reach at least this rank. */
    static String reached(String scale, Grade proof, int rank) {
        return REACHED + scale + "|" + proof.ordinal() + "|" + rank;
    }

    /** The term of offerings that could reach at least this rank. */
    static String atMost(String scale, Grade proof, int rank) {
        return AT_MOST + scale + "|" + proof.ordinal() + "|" + rank;
    }

    /** All terms of an offering. */
    static Set<String> of(OfferingDocument offering) {
        Set<String> terms = new LinkedHashSet<>();
        offering.kinds().forEach(kind -> lineage(kind).forEach(k -> terms.add(of(Choice.KIND, k))));
        terms.add(of(Choice.ID, offering.key().value()));
        terms.add(of(Choice.PROVIDER, offering.provider().key().value()));
        terms.add(of(Choice.STATUS, offering.status().word()));
        add(terms, Choice.COUNTRY, dataCountries(offering.places().locations()));
        add(terms, Choice.EXPOSED_TO, offering.exposure().orders());
        add(terms, Choice.CERTIFICATE, offering.facts().certificates());
        add(terms, Choice.PROTOCOL, offering.facts().protocols());
        add(terms, Choice.KEY_CUSTODY, offering.facts().keyCustody());
        offering.facts().exportFormats().forEach(f -> terms.add(of(Choice.EXPORT_FORMAT, f.toLowerCase(Locale.ROOT))));
        places(terms, offering.places());
        if (offering.exposure().determined()) {
            terms.add(EXPOSURE_KNOWN);
        }
        if (!offering.pending()) {
            offering.standings().forEach(standing -> levels(terms, standing));
        }
        return terms;
    }

    /** The countries where data is processed or stored, backups included. */
    static List<String> dataCountries(List<Location> locations) {
        List<String> countries = new ArrayList<>();
        for (Location location : locations) {
            boolean data =
                    switch (location.purpose()) {
                        case PROCESSING, STORAGE, BACKUP, UNSAID -> true;
                        case METADATA, SUPPORT, ADMINISTRATION -> false;
                    };
            if (data && location.country() != null) {
                countries.add(location.country());
            }
        }
        return countries.stream().distinct().sorted().toList();
    }

    /** A kind and its parents: {@code storage/object} and {@code storage}. */
    static List<String> lineage(String kind) {
        List<String> all = new ArrayList<>();
        for (int slash = kind.indexOf('/'); slash > 0; slash = kind.indexOf('/', slash + 1)) {
            all.add(kind.substring(0, slash));
        }
        all.add(kind);
        return all;
    }

    private static void add(Set<String> terms, Choice choice, Collection<String> values) {
        values.forEach(value -> terms.add(of(choice, value)));
    }

    private static void places(Set<String> terms, OfferingDocument.Places places) {
        boolean known = places.complete();
        boolean some = false;
        for (Location location : places.locations()) {
            if (location.purpose() == Purpose.ADMINISTRATION) {
                continue;
            }
            some = true;
            if (location.country() == null) {
                known = false;
            } else {
                terms.add(LOCATION + location.country());
            }
        }
        if (known && some) {
            terms.add(LOCATIONS_KNOWN);
        }
    }

    private static void levels(Set<String> terms, Standing standing) {
        for (int rank = 1; rank <= standing.reached(); rank++) {
            terms.add(reached(standing.scale(), standing.proof(), rank));
        }
        for (int rank = 1; rank <= standing.atMost(); rank++) {
            terms.add(atMost(standing.scale(), standing.proof(), rank));
        }
    }
}
