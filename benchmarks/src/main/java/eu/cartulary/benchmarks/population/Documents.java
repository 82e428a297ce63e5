package eu.cartulary.benchmarks.population;

import eu.cartulary.catalog.kernel.Digest;
import eu.cartulary.catalog.search.OfferingDocument;
import eu.cartulary.catalog.search.OfferingDocument.Display;
import eu.cartulary.catalog.search.OfferingDocument.Exposure;
import eu.cartulary.catalog.search.OfferingDocument.Facts;
import eu.cartulary.catalog.search.OfferingDocument.Location;
import eu.cartulary.catalog.search.OfferingDocument.Places;
import eu.cartulary.catalog.search.OfferingDocument.Purpose;
import eu.cartulary.catalog.search.OfferingDocument.Wording;
import eu.cartulary.catalog.search.OfferingStatus;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.catalog.search.Standing;
import eu.cartulary.report.Grade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A population straight for the index, for sizes that are too large to be signed and judged while one waits: what the search needs
 * is drawn, not derived from credentials.
 */
public final class Documents {
    /** What an item and a detail weigh in a catalog that has judged, without the padding's ease of compression. */
    private static final int PADDING = 60;

    private final Population population;
    private final SearchVocabulary vocabulary;

    /** In the words of this vocabulary. */
    public Documents(Population population, SearchVocabulary vocabulary) {
        this.population = population;
        this.vocabulary = vocabulary;
    }

    /** One of them. */
    public OfferingDocument of(int number) {
        Service service = population.service(number);
        Provider provider = service.provider();
        RandomGenerator random = Population.random(-1_000_000_000L - number);
        byte[] json = json(service, random);
        return new OfferingDocument(
                service.iri(),
                new Display(
                        List.of(new Wording(service.name(), null)),
                        List.of(new Wording(service.description(), service.language())),
                        List.of(Words.pick(Words.CITIES, random))),
                List.of(service.kind()),
                random.nextInt(20) == 0 ? OfferingStatus.EXPIRED : OfferingStatus.ACTIVE,
                null,
                Instant.ofEpochSecond(1_700_000_000L + number),
                new OfferingDocument.Provider(provider.iri("company"), provider.name(), provider.country()),
                places(service, random),
                exposure(provider),
                facts(service, random),
                standings(random),
                false,
                List.of(Digest.of(service.iri().getBytes(StandardCharsets.UTF_8))),
                json,
                json);
    }

    private static Places places(Service service, RandomGenerator random) {
        List<Location> locations = new ArrayList<>();
        for (Purpose purpose : List.of(Purpose.PROCESSING, Purpose.STORAGE, Purpose.BACKUP, Purpose.SUPPORT)) {
            locations.add(new Location(
                    purpose,
                    random.nextInt(8) == 0
                            ? Words.pick(Population.COUNTRIES, random)
                            : service.provider().country()));
        }
        return new Places(locations, service.standing().compareTo(Service.Standing.GOOD) <= 0, List.of());
    }

    private static Exposure exposure(Provider provider) {
        return provider.ownerCountry().isEmpty()
                ? new Exposure(Set.of(provider.country()), false)
                : new Exposure(Set.copyOf(List.of(provider.country(), provider.ownerCountry())), true);
    }

    private Facts facts(Service service, RandomGenerator random) {
        return new Facts(
                service.certificates(),
                Set.copyOf(List.of(
                        Words.pick(vocabulary.protocols().all(), random),
                        Words.pick(vocabulary.protocols().all(), random))),
                Set.of("application/json"),
                Set.of(Words.pick(List.of("managed", "byok", "hyok"), random)));
    }

    private List<Standing> standings(RandomGenerator random) {
        List<Standing> standings = new ArrayList<>();
        for (SearchVocabulary.Scale scale : vocabulary.scales()) {
            int levels = scale.levels().size();
            int reached = (int) (Math.pow(random.nextDouble(), 2) * (levels + 1));
            int atMost = Math.min(levels, reached + random.nextInt(3));
            for (Grade grade : Grade.values()) {
                standings.add(new Standing(scale.id(), grade, reached, atMost));
                reached = Math.max(0, reached - random.nextInt(2));
            }
        }
        return standings;
    }

    private static byte[] json(Service service, RandomGenerator random) {
        StringBuilder json = new StringBuilder("{\"id\":\"")
                .append(service.iri())
                .append("\",\"name\":\"")
                .append(service.name());
        for (int i = 0; i < PADDING; i++) {
            json.append("\",\"SOV-").append(i).append("\":\"SEAL-").append(random.nextInt(5));
        }
        return json.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
