package eu.cartulary.catalog.search;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.search.OfferingDocument.Display;
import eu.cartulary.catalog.search.OfferingDocument.Exposure;
import eu.cartulary.catalog.search.OfferingDocument.Facts;
import eu.cartulary.catalog.search.OfferingDocument.Location;
import eu.cartulary.catalog.search.OfferingDocument.Places;
import eu.cartulary.catalog.search.OfferingDocument.Point;
import eu.cartulary.catalog.search.OfferingDocument.Provider;
import eu.cartulary.catalog.search.OfferingDocument.Purpose;
import eu.cartulary.catalog.search.OfferingDocument.Wording;
import eu.cartulary.report.Grade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Offerings as they could be, the same for the same seed: few large providers, many small ones; much known, some not. */
final class GeneratedOfferings {
    static final List<String> COUNTRIES = List.of(
            "DE", "FR", "NL", "SE", "IT", "ES", "PL", "AT", "BE", "FI", "IE", "DK", "CZ", "PT", "RO", "GR", "HU", "BG",
            "HR", "SK", "SI", "LT", "LV", "EE", "LU", "CY", "MT", "NO", "IS", "CH", "GB", "US", "CN");
    static final List<String> FORMATS = List.of(
            "application/mbox",
            "text/calendar",
            "text/vcard",
            "application/json",
            "text/csv",
            "application/x-tar",
            "image/png");
    static final List<String> CUSTODY = List.of("managed", "byok", "hyok");
    private static final List<String> EN = List.of(
            "encrypted",
            "storage",
            "backups",
            "for",
            "public",
            "administrations",
            "hosting",
            "with",
            "the",
            "mailboxes",
            "replicated",
            "servers",
            "green",
            "energy",
            "support",
            "secure",
            "videos",
            "conferences",
            "documents",
            "archive");
    private static final List<String> FR = List.of(
            "hébergement",
            "chiffré",
            "de",
            "données",
            "souveraines",
            "sauvegarde",
            "l'archivage",
            "pour",
            "les",
            "administrations",
            "messagerie",
            "sécurisée",
            "serveurs",
            "français",
            "bureautique");
    private static final List<String> DE = List.of(
            "Speicher",
            "für",
            "Behörden",
            "verschlüsselte",
            "Datensicherung",
            "Postfächer",
            "und",
            "Rechenzentren",
            "Grüner",
            "Strom",
            "Büroanwendungen",
            "Videokonferenzen",
            "die",
            "Häuser");
    private static final List<String> NAMES = List.of(
            "Nimbus",
            "Cumulus",
            "Stratus",
            "Élan",
            "Öresund",
            "aurora",
            "Delta",
            "Boreal",
            "Ångström",
            "zephyr",
            "Mistral",
            "Adria",
            "Baltic",
            "Rhône",
            "Elbe");

    private final Random random;

    GeneratedOfferings(long seed) {
        this.random = new Random(seed);
    }

    static List<OfferingDocument> of(long seed, int count) {
        GeneratedOfferings offerings = new GeneratedOfferings(seed);
        List<OfferingDocument> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(offerings.next(i, count));
        }
        return all;
    }

    OfferingDocument next(int number, int of) {
        // Zipf by hand: the square of a uniform number favours the first providers.
        int provider = (int) (Math.pow(random.nextDouble(), 3) * Math.max(3, of / 25));
        String host = "https://provider" + provider + ".example";
        String iri = host + "/services/" + number;
        String kind = pick(TestVocabulary.KINDS);
        List<String> kinds = random.nextInt(6) == 0 ? List.of(kind, pick(TestVocabulary.KINDS)) : List.of(kind);
        Display display = display(kind);
        return new OfferingDocument(
                iri,
                display,
                kinds.stream().distinct().toList(),
                random.nextInt(12) == 0 ? pick(List.of(OfferingStatus.values())) : OfferingStatus.ACTIVE,
                null,
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(of / 3 + 1) * 60L),
                new Provider(host + "/#me", NAMES.get(provider % NAMES.size()) + " " + provider, pick(COUNTRIES)),
                places(),
                exposure(),
                new Facts(
                        some(TestVocabulary.CERTIFICATES, 3),
                        some(TestVocabulary.PROTOCOLS, 3),
                        some(FORMATS, 3),
                        some(CUSTODY, 2)),
                standings(),
                random.nextInt(40) == 0,
                List.of(Digest.of(iri.getBytes(StandardCharsets.UTF_8))),
                json(iri, display, kind),
                json(iri, display, kind));
    }

    private static byte[] json(String iri, Display display, String kind) {
        return ("{\"id\":\"" + iri + "\",\"name\":\""
                        + display.names().getFirst().text() + "\",\"kind\":\"" + kind + "\",\"padding\":\""
                        + "x".repeat(700) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Display display(String kind) {
        String name = pick(NAMES) + " " + kind.substring(kind.indexOf('/') + 1)
                + (random.nextBoolean() ? " " + random.nextInt(90) : "");
        List<Wording> descriptions = new ArrayList<>();
        switch (random.nextInt(4)) {
            case 0 -> descriptions.add(new Wording(sentence(EN), "en"));
            case 1 -> descriptions.add(new Wording(sentence(FR), "fr"));
            case 2 -> descriptions.add(new Wording(sentence(DE), "de-AT"));
            default -> descriptions.add(new Wording(sentence(EN) + " " + sentence(FR), null));
        }
        return new Display(List.of(new Wording(name, null)), descriptions, List.of(pick(EN), pick(DE)));
    }

    private String sentence(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(pick(words)).append(' ');
        }
        return text.toString().strip();
    }

    private Places places() {
        List<Location> locations = new ArrayList<>();
        String home = country();
        for (int i = random.nextInt(5); i > 0; i--) {
            String country = random.nextInt(4) == 0 ? country() : home;
            locations.add(new Location(pick(List.of(Purpose.values())), random.nextInt(15) == 0 ? null : country));
        }
        List<Point> points = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            points.add(new Point(35 + random.nextDouble() * 30, -10 + random.nextDouble() * 40));
        }
        return new Places(locations, random.nextInt(3) > 0, points);
    }

    private String country() {
        return COUNTRIES.get((int) (Math.pow(random.nextDouble(), 2) * COUNTRIES.size()));
    }

    private Exposure exposure() {
        Set<String> orders = new HashSet<>(Set.of(country()));
        if (random.nextInt(4) == 0) {
            orders.add("US");
        }
        return new Exposure(orders, random.nextInt(3) > 0);
    }

    private List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        for (SearchVocabulary.Scale scale : TestVocabulary.SCALES) {
            int reached =
                    (int) (Math.pow(random.nextDouble(), 2) * (scale.levels().size() + 1));
            int atMost = Math.min(scale.levels().size(), reached + random.nextInt(3));
            for (Grade grade : Grade.values()) {
                standings.add(new Standing(scale.id(), grade, reached, atMost));
                reached = Math.max(0, reached - random.nextInt(2));
            }
        }
        return standings;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Set<String> some(List<String> from, int most) {
        Set<String> values = new HashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            values.add(pick(from));
        }
        return values;
    }
}
