package eu.cartulary.benchmarks.population;

import eu.cartulary.benchmarks.population.Service.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * So many offerings. Everything is computed from the size and the number asked for, so that any part can be made again, in any
 * order, by any thread. One provider for each 25 offerings, drawn by Zipf's law with exponent 1; the same law chooses suppliers.
 */
public final class Population {
    /** Largest first: the draw favours the first. */
    public static final List<String> COUNTRIES = List.of(
            "DE", "FR", "NL", "SE", "IT", "ES", "PL", "AT", "BE", "FI", "IE", "DK", "CZ", "PT", "RO", "GR", "HU", "BG",
            "HR", "SK", "SI", "LT", "LV", "EE", "LU", "CY", "MT", "NO", "IS", "CH", "GB", "US", "CN");

    /** Kinds of services that others run on. */
    private static final List<String> SUPPLYING =
            List.of("compute/vm", "storage/object", "compute/container", "storage/block");

    private static final List<String> KINDS = List.of(
            "storage/object",
            "hosting/web",
            "messaging/email",
            "compute/vm",
            "office",
            "video",
            "messaging/chat",
            "storage/file",
            "compute/container",
            "platform",
            "storage/block",
            "network",
            "data");

    private static final List<String> SCHEMES = List.of("ISO-27001", "SecNumCloud", "BSI-C5", "EUCS", "EN-50600");
    private static final long SEED = 42;

    private final int size;
    private final double[] cumulated;

    /** A population of this many offerings. */
    public Population(int size) {
        this.size = size;
        this.cumulated = new double[Math.max(20, size / 25)];
        double sum = 0;
        for (int i = 0; i < cumulated.length; i++) {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }
    }

    /** How many offerings. */
    public int size() {
        return size;
    }

    /** How many providers. */
    public int providers() {
        return cumulated.length;
    }

    /** Offerings before this number supply others. */
    public int infrastructure() {
        return Math.max(2, size / 10);
    }

    /** A provider. */
    public Provider provider(int number) {
        RandomGenerator random = random(-1 - number);
        String country = country(random);
        int fate = random.nextInt(10);
        String owner = fate < 6 ? country : fate == 6 ? "US" : fate == 7 ? country(random) : "";
        String name = Words.pick(Words.NAMES, random) + " " + number;
        return new Provider(number, name, country, Words.pick(Words.CITIES, random), owner);
    }

    /** An offering; numbers beyond the size are further services of the same providers. */
    public Service service(int number) {
        RandomGenerator random = random(number);
        boolean supplies = number < infrastructure();
        String kind = Words.pick(supplies ? SUPPLYING : KINDS, random);
        String language = List.of("en", "fr", "de").get(random.nextInt(3));
        Standing standing = Standing.values()[(int) (Math.pow(random.nextDouble(), 0.8) * 4)];
        int supplier =
                supplies || random.nextBoolean() ? -1 : (int) (Math.pow(random.nextDouble(), 3) * infrastructure());
        Set<String> certificates = new TreeSet<>();
        for (int i = random.nextInt(10); i > 7; i--) {
            certificates.add(Words.pick(SCHEMES, random));
        }
        String name = Words.pick(Words.NAMES, random) + " " + kind.substring(kind.indexOf('/') + 1) + " " + number;
        return new Service(
                number,
                provider(zipf(random)),
                kind,
                name,
                language,
                Words.sentence(language, random),
                standing,
                supplier,
                certificates);
    }

    private int zipf(RandomGenerator random) {
        double at = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, at);
        return Math.min(cumulated.length - 1, found < 0 ? -1 - found : found + 1);
    }

    private static String country(RandomGenerator random) {
        return COUNTRIES.get((int) (Math.pow(random.nextDouble(), 2) * COUNTRIES.size()));
    }

    static RandomGenerator random(long number) {
        // Neighbouring seeds of this generator give unrelated sequences.
        return new SplittableRandom(SEED * 1_000_003 + number);
    }
}
