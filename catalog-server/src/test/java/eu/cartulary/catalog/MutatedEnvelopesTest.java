package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.Base64Url;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Envelopes that were good once, changed by chance: bytes of the token, its header, its payload under a good signature, its media
 * type. Over HTTP, against the real server. {@code -Dscale=full} sends 100,000.
 */
class MutatedEnvelopesTest {
    private static final int ENVELOPES = "full".equals(System.getProperty("scale")) ? 100_000 : 5_000;
    private static final long SEED = Long.getLong("mutation.seed", new Random().nextInt(Integer.MAX_VALUE));
    /** What may be left over: caches within their bounds, records of what was good enough to be kept. */
    private static final long GROWTH = 64L << 20;

    private static final List<String> KINDS = List.of("messaging/email", "storage/object", "office");

    @TempDir
    static Path data;

    private final Random random = new Random(SEED);
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    @Test
    void no_mutated_envelope_is_answered_with_a_fault_of_the_server_and_memory_stays_flat() throws Exception {
        System.out.println("mutating " + ENVELOPES + " envelopes, seed " + SEED);
        try (RunningCatalog running = RunningCatalog.start(data);
                HttpClient http = HttpClient.newHttpClient()) {
            Provider provider = new Provider("mutants.example", Algorithm.ES256)
                    .on(running.outbound)
                    .trustedBy(running.catalog());
            List<Mutant> originals = originals(provider);
            long warm = 0;
            for (int i = 0; i < ENVELOPES; i++) {
                send(http, running.address().resolve("/credentials"), mutated(originals, provider), i);
                if (i == ENVELOPES / 2) {
                    warm = used();
                }
            }
            assertThat(used() - warm)
                    .as("bytes more than halfway, seed %d", SEED)
                    .isLessThan(GROWTH);
        }
        assertThat(statuses.keySet())
                .as("the ways of refusing that were met: %s", statuses)
                .contains(400, 422);
        System.out.println("answers by status: " + statuses);
    }

    /** A body, its media type, and the payload where it is to be changed under a good signature. */
    private record Mutant(String mediaType, byte[] body) {}

    private void send(HttpClient http, URI address, Mutant mutant, int round) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", mutant.mediaType())
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.ofByteArray(mutant.body()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        String told = "seed %d, round %d, %s: %s".formatted(SEED, round, mutant.mediaType(), answer.body());
        assertThat(answer.statusCode()).as(told).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(told)
                    .startsWith("application/problem+json");
            assertThat(answer.body()).as(told).contains("/problems/");
        }
    }

    private static List<Mutant> originals(Provider provider) {
        List<Mutant> originals = new ArrayList<>();
        for (String kind : KINDS) {
            originals.add(
                    new Mutant("application/vp+jwt", provider.presentation(kind).bytes()));
            provider.example(kind)
                    .forEach(credential -> originals.add(new Mutant(
                            "application/vc+jwt",
                            provider.signer.credential(credential).bytes())));
        }
        return originals;
    }

    private Mutant mutated(List<Mutant> originals, Provider provider) throws Exception {
        Mutant original = originals.get(random.nextInt(originals.size()));
        String[] parts = new String(original.body(), StandardCharsets.UTF_8).split("\\.", -1);
        return switch (random.nextInt(8)) {
            case 0 -> new Mutant(original.mediaType(), mutated(original.body()));
            case 1 -> new Mutant(anyMediaType(), original.body());
            case 2 -> token(original, encoded(mutated(Base64Url.decode(parts[0]))), parts[1], parts[2]);
            case 3 -> token(original, parts[0], encoded(mutated(Base64Url.decode(parts[1]))), parts[2]);
            case 4 -> new Mutant(anyMediaType(), mutated(Base64Url.decode(parts[1])));
            default -> signed(original, parts[0], mutated(Base64Url.decode(parts[1])), provider);
        };
    }

    private Mutant token(Mutant original, String header, String payload, String signature) {
        String token = header + "." + payload + "." + signature;
        return new Mutant(original.mediaType(), token.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature holds, so that the steps behind it are met as well. */
    private Mutant signed(Mutant original, String header, byte[] payload, Provider provider) throws Exception {
        String input = header + "." + encoded(payload);
        byte[] signature = provider.key.sign(input.getBytes(StandardCharsets.UTF_8));
        return new Mutant(original.mediaType(), (input + "." + encoded(signature)).getBytes(StandardCharsets.UTF_8));
    }

    private String anyMediaType() {
        List<String> types = List.of(
                "application/vc+jwt",
                "application/vp+jwt",
                "application/jwt",
                "application/ld+json",
                "application/vc",
                "application/vp+ld+json+jwt",
                "text/plain");
        return types.get(random.nextInt(types.size()));
    }

    private static String encoded(byte[] bytes) {
        return Base64Url.encode(bytes);
    }

    private byte[] mutated(byte[] original) {
        byte[] bytes = original.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length < 2) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(60, bytes.length - at));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, at, 1, new byte[] {(byte) "{}[]\":,\\0eE-.".charAt(random.nextInt(13))});
            case 2 -> replaced(bytes, at, length, new byte[0]);
            case 3 -> replaced(bytes, at, 0, java.util.Arrays.copyOfRange(bytes, at, at + length));
            case 4 -> replaced(bytes, at, 0, WORDS.get(random.nextInt(WORDS.size())));
            case 5 -> swappedValue(bytes, at);
            default -> java.util.Arrays.copyOf(bytes, at);
        };
    }

    /** A whole value of the JSON gives way to another, so that the document stays well-formed. */
    private byte[] swappedValue(byte[] bytes, int from) {
        int colon = indexOf(bytes, (byte) ':', from);
        int end = indexOf(bytes, (byte) ',', colon);
        return colon < 0 || end < 0
                ? bytes
                : replaced(bytes, colon + 1, end - colon - 1, VALUES.get(random.nextInt(VALUES.size())));
    }

    private static int indexOf(byte[] bytes, byte wanted, int from) {
        for (int i = Math.max(0, from); i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        byte[] result = new byte[bytes.length - length + by.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(bytes, at + length, result, at + by.length, bytes.length - at - length);
        return result;
    }

    private static final List<byte[]> WORDS = words(
            "\"@id\":",
            "\"@type\":",
            "\"@graph\":[",
            "\"@reverse\":{",
            "\"@list\":[",
            "\"@context\":{",
            "\"@json\"",
            "\"proof\":{",
            "null",
            "1e400",
            "-0.0",
            "true",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\u202e",
            "did:web:",
            "https://mutants.example/",
            "[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":");
    private static final List<byte[]> VALUES = words(
            "null",
            "true",
            "0",
            "-1",
            "1e308",
            "12345678901234567890",
            "\"\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "\"did:web:stranger.example\"",
            "\"https://mutants.example/x\"",
            "\"2020-01-01\"",
            "\"9999-99-99T99:99:99Z\"",
            "{\"id\":\"urn:x\"}",
            "{\"@value\":\"x\",\"@language\":\"e\u00e9\"}",
            "{\"@id\":\"javascript:alert(1)\"}");

    private static List<byte[]> words(String... words) {
        return java.util.stream.Stream.of(words)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
