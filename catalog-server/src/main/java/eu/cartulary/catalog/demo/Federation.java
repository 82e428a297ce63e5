package eu.cartulary.catalog.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The demo federation as {@code federation.yaml} has it. */
record Federation(
        List<Company> companies,
        List<Holding> holdings,
        List<Attester> attesters,
        List<Service> services,
        List<Certificate> certificates) {

    /**
     * A provider with one data centre.
     *
     * @param owner who stands behind it; empty where that is not stated
     * @param ownerHost host of the owner, where it publishes about itself
     */
    record Company(
            String name,
            String host,
            String country,
            String city,
            double latitude,
            double longitude,
            String owner,
            @Nullable String ownerHost,
            String ownerCountry,
            String vat) {}

    /** An owner that publishes about itself. */
    record Holding(String name, String host, String country, String vat) {}

    /** Somebody who certifies others, in these schemes. */
    record Attester(String name, String host, List<String> schemes) {}

    /**
     * An offering.
     *
     * @param suppliedBy an offering of another company on whose machines it runs
     * @param revoked whether it is taken back after it was published
     */
    record Service(
            String of,
            String kind,
            String slug,
            String name,
            String standing,
            @Nullable String suppliedBy,
            boolean revoked) {
        String iri() {
            return "https://" + of + "/offerings/" + slug;
        }
    }

    /**
     * A certificate.
     *
     * @param level within the scheme, where it has levels
     * @param seconds how long it holds; 0 for a year
     */
    record Certificate(
            String by, String of, String scheme, @Nullable String level, long seconds) {}

    static Federation read() {
        YAMLMapper mapper = YAMLMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        try (InputStream in = Federation.class.getResourceAsStream("/eu/cartulary/catalog/demo/federation.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the demo federation is missing from this build");
            }
            return mapper.readValue(in, Federation.class);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the demo federation", e);
        }
    }

    /** The company of a service. */
    Company companyOf(Service service) {
        return companies.stream()
                .filter(company -> company.host().equals(service.of()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no company " + service.of()));
    }

    /** The DIDs of all who publish. */
    List<String> hosts() {
        return java.util.stream.Stream.of(
                        companies.stream().map(Company::host),
                        holdings.stream().map(Holding::host),
                        attesters.stream().map(Attester::host))
                .flatMap(hosts -> hosts)
                .toList();
    }
}
