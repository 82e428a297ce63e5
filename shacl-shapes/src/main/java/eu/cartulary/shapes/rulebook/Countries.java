package eu.cartulary.shapes.rulebook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;

/** Country codes, in whatever way they are written, and named sets of countries, which are data. */
public final class Countries {
    private static final Map<String, String> ALPHA_3 = alpha3();

    private Countries() {}

    private static Map<String, String> alpha3() {
        Map<String, String> codes = new HashMap<>();
        for (String alpha2 : Locale.getISOCountries()) {
            try {
                codes.put(new Locale.Builder().setRegion(alpha2).build().getISO3Country(), alpha2);
            } catch (MissingResourceException none) {
                // A few codes have no three-letter form.
            }
        }
        return codes;
    }

    /**
     * The two-letter code (ISO 3166-1) of a country as people and vocabularies write it: {@code de}, {@code DEU},
     * {@code DE-BY} (ISO 3166-2), or an IRI that ends in one of them; upper case as it is where nothing fits.
     */
    public static String alpha2(String written) {
        String code = written.trim().toUpperCase(Locale.ROOT);
        code = code.substring(
                Math.max(code.lastIndexOf('/'), Math.max(code.lastIndexOf('#'), code.lastIndexOf(':'))) + 1);
        int dash = code.indexOf('-');
        if (dash == 2) {
            code = code.substring(0, 2);
        }
        if (code.equals("EL")) {
            return "GR"; // The Union's own code for Greece.
        }
        return code.length() == 3 ? ALPHA_3.getOrDefault(code, code) : code;
    }

    /**
     * A named set of countries.
     *
     * @param iri its name
     * @param members two-letter codes
     */
    public record CountrySet(String iri, Set<String> members) {
        public CountrySet {
            members = java.util.Collections.unmodifiableSet(new TreeSet<>(members));
        }

        /** Whether a country belongs to it. */
        public boolean contains(String written) {
            return members.contains(alpha2(written));
        }
    }
}
