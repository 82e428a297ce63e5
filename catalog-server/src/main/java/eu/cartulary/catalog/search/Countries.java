package eu.cartulary.catalog.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Countries (ISO 3166-1 alpha-2) and the two groups a buyer may name instead: {@code EU} and {@code EEA}. */
public final class Countries {
    /** Members of the European Union. */
    public static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
            "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");
    /** The European Economic Area: the Union, Iceland, Liechtenstein and Norway. */
    public static final Set<String> EEA =
            Stream.concat(EU.stream(), Stream.of("IS", "LI", "NO")).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Set<String>> GROUPS = Map.of("EU", EU, "EEA", EEA);
    // How the Union's own offices write two of them.
    private static final Map<String, String> ALIASES = Map.of("EL", "GR", "UK", "GB");
    private static final Set<String> ALL = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private Countries() {}

    /** The code as the index has it; empty when there is no such country or group. */
    public static Optional<String> canonical(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        String known = ALIASES.getOrDefault(upper, upper);
        return ALL.contains(known) || GROUPS.containsKey(known) ? Optional.of(known) : Optional.empty();
    }

    /** The countries that these codes mean, groups dissolved. A legal order {@code EU} stays beside its members. */
    public static Set<String> dissolve(Set<String> codes) {
        Set<String> all = new TreeSet<>(codes);
        codes.forEach(code -> all.addAll(GROUPS.getOrDefault(code, Set.of())));
        return all;
    }
}
