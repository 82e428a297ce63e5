package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.OfferingQuery;
import eu.cartulary.json.Json;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Consistency;
import eu.cartulary.log.Hash;
import eu.cartulary.log.Inclusion;
import eu.cartulary.log.LogWatch;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteVerifier;
import eu.cartulary.wire.ConsistencyProof;
import eu.cartulary.wire.InclusionProof;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.Receipt;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds a running catalog to what it has promised, from outside: its log, entry by entry, against the receipts it gave and the
 * checkpoints it signed; its graph and its index against its log. Remembers what it saw from one run to the next.
 */
final class Audit {
    private static final String OFFERING = "https://w3id.org/gaia-x/development#ServiceOffering";
    /** A tile of entries holds so many (C2SP tlog-tiles). */
    private static final int TILE = 256;

    private static final int TRIES = 60;
    /** Receipts whose envelopes are read back one by one; all others are compared as sets. */
    private static final int READ_BACK = 80;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> readBack = new HashSet<>();
    private @Nullable LogWatch watch;
    private long records;

    /** A presentation that a client got a receipt for. */
    record Acknowledged(List<String> credentials, Receipt receipt) {}

    /** What the log says: the leaf of every record, and offering → credential of everything admitted. */
    private record Log(
            List<Hash> leaves, Map<String, Long> places, List<Set<String>> envelopes, Set<String> offerings) {
        Set<String> credentials() {
            Set<String> all = new HashSet<>();
            envelopes.forEach(all::addAll);
            return all;
        }
    }

    /** Records in the log at the last run. */
    long records() {
        return records;
    }

    void run(URI address, Path data, Map<String, Acknowledged> acknowledged, String when) throws Exception {
        try (CatalogClient client = CatalogClient.builder(address).build()) {
            NoteVerifier key = key(data);
            Checkpoint checkpoint = Checkpoint.verify(client.sync().checkpoint(), key);
            Log log = log(address, checkpoint.size());
            records = checkpoint.size();
            assertThat(root(log.leaves)).as(when).isEqualTo(checkpoint.root());
            watch(client, key, checkpoint, when);
            for (Acknowledged one : acknowledged.values()) {
                receipt(one, log, key, when);
            }
            readBack(client, acknowledged, key, when);
            graph(address, log, checkpoint.size(), when);
            index(client.after(checkpoint.size() - 1), log, when);
        }
    }

    private static NoteVerifier key(Path data) throws Exception {
        JsonNode identity = Json.read(Files.readAllBytes(data.resolve("keys/catalog.json")));
        return NoteVerifier.parse(identity.required("log").required("key").stringValue());
    }

    /** The log goes on from where it was when last seen, and proves it. */
    private void watch(CatalogClient client, NoteVerifier key, Checkpoint checkpoint, String when) throws Exception {
        LogWatch held = watch == null ? new LogWatch(key) : watch;
        watch = held;
        LogWatch.Seen seen = held.see(checkpoint.note().note(), (from, to) -> {
            ConsistencyProof proof = client.sync().consistency(from, to);
            return new Consistency(proof.from(), proof.to(), hashes(proof.proof()));
        });
        assertThat(seen).as(when).isNotInstanceOf(LogWatch.Seen.Fork.class).isNotInstanceOf(LogWatch.Seen.Behind.class);
    }

    private Log log(URI address, long size) throws Exception {
        Log log = new Log(new ArrayList<>(), new HashMap<>(), new ArrayList<>(), new HashSet<>());
        for (long number = 0; number * TILE < size; number++) {
            int width = (int) Math.min(TILE, size - number * TILE);
            String name = "/log/tile/entries/" + tile(number) + (width < TILE ? ".p/" + width : "");
            DataInputStream entries = new DataInputStream(new ByteArrayInputStream(get(address, name, Map.of())));
            for (int i = 0; i < width; i++) {
                byte[] header = entries.readNBytes(entries.readUnsignedShort());
                log.leaves.add(Merkle.leaf(header));
                entry(Json.read(header), log);
            }
        }
        return log;
    }

    private static String tile(long number) {
        String last = String.format(java.util.Locale.ROOT, "%03d", number % 1_000);
        return number < 1_000 ? last : String.format(java.util.Locale.ROOT, "x%03d/%s", number / 1_000, last);
    }

    private static void entry(JsonNode header, Log log) {
        if (!header.path("kind").asString("").equals("admitted")) {
            return;
        }
        Set<String> digests = new HashSet<>();
        for (JsonNode credential : header.path("credentials")) {
            String digest = credential.required("digest").stringValue();
            digests.add(digest);
            log.places.put(digest, header.required("index").longValue());
            if (credential.path("types").toString().contains(OFFERING)) {
                credential.path("subjects").forEach(subject -> log.offerings.add(subject.stringValue()));
            }
        }
        log.envelopes.add(digests);
    }

    /** RFC 6962, 2.1, as it is written there. */
    private static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Merkle.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return Merkle.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    /** Where the receipt says, with the leaf it says, under every checkpoint it came with; whole. */
    private static void receipt(Acknowledged one, Log log, NoteVerifier key, String when) throws Exception {
        Receipt.JournalPlace place = one.receipt().journal();
        assertThat(place.index()).as(when).isLessThan(log.leaves.size());
        assertThat(log.leaves.get((int) place.index()).hex()).as(when).isEqualTo(place.leafHash());
        Set<String> digests = new HashSet<>();
        one.receipt().credentials().forEach(credential -> digests.add(credential.digest()));
        assertThat(digests).as(when).hasSize(one.credentials().size());
        assertThat(log.envelopes).as(when).contains(digests);
        String note = place.checkpoint();
        if (note != null) {
            Checkpoint then = Checkpoint.verify(note, key);
            assertThat(then.size()).as(when).isLessThanOrEqualTo(log.leaves.size());
            assertThat(root(log.leaves.subList(0, (int) then.size()))).as(when).isEqualTo(then.root());
        }
    }

    /** Bytes and inclusion proofs of those that were not read back before. */
    private void readBack(CatalogClient client, Map<String, Acknowledged> acknowledged, NoteVerifier key, String when)
            throws Exception {
        int left = READ_BACK;
        for (Map.Entry<String, Acknowledged> one : acknowledged.entrySet()) {
            if (left > 0 && readBack.add(one.getKey())) {
                left--;
                for (Receipt.PublishedCredential credential :
                        one.getValue().receipt().credentials()) {
                    assertThat(one.getValue().credentials())
                            .as(when)
                            .contains(
                                    client.sync().envelope(credential.digest()).text());
                    assertThat(client.sync().credential(credential.digest()).status())
                            .as(when)
                            .isEqualTo("active");
                    inclusion(client.sync().inclusion(credential.digest()), key, when);
                }
            }
        }
    }

    private static void inclusion(InclusionProof proof, NoteVerifier key, String when) throws Exception {
        Checkpoint signed = Checkpoint.verify(proof.checkpoint(), key);
        assertThat(Merkle.whyNotIncluded(
                        Hash.ofHex(proof.leafHash()),
                        new Inclusion(proof.index(), proof.size(), hashes(proof.proof())),
                        signed.root()))
                .as(when)
                .isEmpty();
    }

    private static List<Hash> hashes(List<String> hex) {
        return hex.stream().map(Hash::ofHex).toList();
    }

    /** Every credential of the log is a graph, and no other is. */
    private void graph(URI address, Log log, long size, String when) throws Exception {
        String query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a ?c } FILTER STRSTARTS(STR(?g), 'urn:sha256:') }";
        String path =
                "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&timeout=30&after=" + (size - 1);
        Set<String> graphs = new HashSet<>();
        HttpResponse<byte[]> answer = send(address, path, Map.of("Accept", "text/csv"));
        for (int i = 0; i < TRIES && (applied(answer) < size - 1 || isCut(answer)); i++) {
            answer = send(address, path, Map.of("Accept", "text/csv"));
        }
        assertThat(answer.statusCode()).as(when).isEqualTo(200);
        assertThat(isCut(answer)).as(when).isFalse();
        for (String line : new String(answer.body(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList()) {
            assertThat(line).as("%s: %s", when, answer.headers().map()).matches("urn:sha256:[0-9a-f]{64}");
            graphs.add(line.substring("urn:sha256:".length()));
        }
        assertThat(applied(answer)).as("%s: where the graph is", when).isGreaterThanOrEqualTo(size - 1);
        Set<String> missing = new HashSet<>(log.credentials());
        missing.removeAll(graphs);
        assertThat(graphs)
                .as(
                        "%s: graph and journal of %d records, graph at %d; missing: %s",
                        when, size, applied(answer), told(address, missing, log))
                .isEqualTo(log.credentials());
    }

    /** Where credentials stand that the graph does not show, and what it shows when it is asked for each by name. */
    private String told(URI address, Set<String> missing, Log log) throws Exception {
        StringBuilder told = new StringBuilder();
        for (String digest : missing) {
            String query = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <urn:sha256:" + digest + "> { ?s ?p ?o } }";
            String path = "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
            byte[] count = send(address, path, Map.of("Accept", "text/csv")).body();
            told.append(digest)
                    .append(" of record ")
                    .append(log.places.get(digest))
                    .append(", triples by name ");
            told.append(new String(count, StandardCharsets.UTF_8).replaceAll("\\s+", " "))
                    .append("; ");
        }
        return told.toString();
    }

    /** On a machine that does other things a query may run out of time; the answer says so. */
    private static boolean isCut(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Cartulary-Cut").isPresent();
    }

    private static long applied(HttpResponse<byte[]> answer) {
        return answer.headers().firstValueAsLong("Cartulary-Index").orElse(-1);
    }

    /** Every offering of the log is in the index, and no other is. */
    private static void index(CatalogClient client, Log log, String when) {
        Set<String> found = new HashSet<>();
        client.sync()
                .all(OfferingQuery.any().limit(200))
                .map(OfferingSummary::id)
                .forEach(found::add);
        assertThat(found).as("%s: index and journal", when).isEqualTo(log.offerings);
    }

    private byte[] get(URI address, String path, Map<String, String> headers) throws Exception {
        HttpResponse<byte[]> answer = send(address, path, headers);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<byte[]> send(URI address, String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
