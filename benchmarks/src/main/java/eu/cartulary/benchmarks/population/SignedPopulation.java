package eu.cartulary.benchmarks.population;

import eu.cartulary.client.Envelope;
import eu.cartulary.json.Json;
import eu.cartulary.sign.Signer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A population as signed envelopes, each issuer under a {@code did:key} of its own (ES256), which needs no host to be resolved.
 * The signatures are real: the catalog checks them as any other.
 */
public final class SignedPopulation {
    private static final int SIGNED_AT_ONCE = 500;
    private static final int ATTESTER = 1_000_000_000;

    private final Population population;
    private final Descriptions descriptions;
    private final Map<Integer, Signer> signers = new ConcurrentHashMap<>();

    /** Of these offerings. */
    public SignedPopulation(Population population) {
        this.population = population;
        this.descriptions = new Descriptions(population);
    }

    /** The offerings. */
    public Population population() {
        return population;
    }

    /** What a provider says of itself: a presentation of three credentials. */
    public Envelope provider(int number) {
        Signer signer = signer(number);
        List<Envelope> credentials = new ArrayList<>();
        descriptions.provider(population.provider(number)).forEach(each -> credentials.add(signer.credential(each)));
        return signer.presentation(credentials);
    }

    /** An offering and its profile: one VC-JWT. */
    public Envelope service(int number) {
        Service service = population.service(number);
        return signer(service.provider().number()).credential(descriptions.service(service));
    }

    /** The certificates of an offering. */
    public List<Envelope> certificates(int number) {
        Service service = population.service(number);
        return service.certificates().stream()
                .map(scheme -> signer(ATTESTER).credential(descriptions.certificate(service, scheme)))
                .toList();
    }

    /** The DID of the one attester. */
    public String attester() {
        return signer(ATTESTER).issuer();
    }

    private Signer signer(int number) {
        return signers.computeIfAbsent(number, n -> Signer.ofDidKey(Keys.of(n)));
    }

    /** Writes all of it, ready for a bulk import: providers first, then suppliers, then the others; certificates behind theirs. */
    public void writeAll(Path file) throws IOException {
        write(file, population.providers(), this::lineOfProvider, population.size(), this::linesOfService);
    }

    /** Writes further offerings, one VC-JWT a line as it is. */
    public void writeMore(Path file, int count) throws IOException {
        write(file, 0, i -> "", count, i -> service(population.size() + i).text() + "\n");
    }

    private String lineOfProvider(int number) {
        return line(provider(number));
    }

    private String linesOfService(int number) {
        StringBuilder lines = new StringBuilder(line(service(number)));
        certificates(number).forEach(certificate -> lines.append(line(certificate)));
        return lines.toString();
    }

    private static String line(Envelope envelope) {
        return new String(Json.write(Json.mapper().valueToTree(envelope.text())), StandardCharsets.UTF_8) + "\n";
    }

    private static void write(
            Path file, int providers, IntFunction<String> provider, int services, IntFunction<String> service)
            throws IOException {
        // Under another name until it is whole, so that a broken run leaves nothing that looks finished.
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (BufferedWriter out = Files.newBufferedWriter(draft)) {
            inOrder(out, providers, provider);
            inOrder(out, services, service);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void inOrder(BufferedWriter out, int count, IntFunction<String> text) throws IOException {
        for (int from = 0; from < count; from += SIGNED_AT_ONCE) {
            for (String lines : IntStream.range(from, Math.min(count, from + SIGNED_AT_ONCE))
                    .parallel()
                    .mapToObj(text)
                    .toList()) {
                out.write(lines);
            }
        }
    }
}
