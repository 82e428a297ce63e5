package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.client.Envelope;
import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.json.Json;
import eu.cartulary.shapes.examples.Examples;
import eu.cartulary.sign.Signer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * NDJSON over a socket into a server of its own with little memory: 20,000 lines, 1,000,000 with {@code -Dscale=full}. Of a hundred
 * lines one is new, one is broken, and the rest is known already: what is asked here is what a bulk holds, not how fast it is.
 */
class BulkTest {
    private static final int LINES = "full".equals(System.getProperty("scale")) ? 1_000_000 : 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** What both kernels' buffers and the server may take of a body whose answers nobody reads. */
    private static final int SWALLOWED = 24 << 20;
    /** A client that gets nothing off its hands so often has met the end of all buffers. */
    private static final int REFUSALS = 2_000;

    @TempDir
    Path folder;

    private final Signer signer = Signer.ofDidKey(SigningKey.generate(Algorithm.EDDSA));
    private final byte[] known = line(credential(0));

    @Test
    void every_line_is_answered_once_and_memory_stays_flat() throws Exception {
        try (KilledServer server = server();
                Socket socket = connect(server.address())) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(socket));
            BitSet answered = new BitSet();
            Map<Integer, Integer> statuses = new TreeMap<>();
            read(socket, answered, statuses);
            sent.join();

            assertThat(answered.cardinality()).isEqualTo(LINES);
            assertThat(answered.nextClearBit(1)).isEqualTo(LINES + 1);
            assertThat(statuses).containsEntry(201, LINES / 100 + 1);
            assertThat(statuses).containsEntry(400, LINES / 100);
            assertThat(statuses.keySet()).containsExactly(200, 201, 400);
        }
    }

    @Test
    void a_client_that_reads_no_answers_is_read_no_further() throws Exception {
        try (KilledServer server = server();
                SocketChannel channel = SocketChannel.open(new java.net.InetSocketAddress(
                        server.address().getHost(), server.address().getPort()))) {
            channel.write(ByteBuffer.wrap(head(server.address())));
            channel.configureBlocking(false);
            long swallowed = 0;
            // Short lines with long answers: it is the answers that have no place to go.
            ByteBuffer chunk = ByteBuffer.wrap(chunk("not JSON\n".repeat(100).getBytes(StandardCharsets.US_ASCII)));
            for (int refusals = 0; refusals < REFUSALS && swallowed < 4L * SWALLOWED; ) {
                int taken = channel.write(chunk);
                swallowed += taken;
                if (!chunk.hasRemaining()) {
                    chunk.rewind();
                }
                if (taken == 0) {
                    refusals++;
                    awaitRoom(channel);
                } else {
                    refusals = 0;
                }
            }
            assertThat(swallowed).as("bytes taken of an endless bulk").isLessThan(SWALLOWED);
        }
    }

    private KilledServer server() throws IOException, InterruptedException {
        return KilledServer.start(
                FastStart.in(Files.createDirectories(folder.resolve("jvm"))), folder, PATIENCE, "-Xmx192m");
    }

    /** A moment of the kernel's, not of the test's: comes back at once when there is room. */
    private static void awaitRoom(SocketChannel channel) throws IOException {
        try (var selector = java.nio.channels.Selector.open()) {
            channel.register(selector, java.nio.channels.SelectionKey.OP_WRITE);
            selector.select(5);
        }
    }

    private static Socket connect(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write(head(address));
        return socket;
    }

    private static byte[] head(URI address) {
        return ("POST /credentials HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void send(Socket socket) {
        try {
            OutputStream out = new java.io.BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            for (int i = 0; i < LINES; i++) {
                byte[] line = i % 100 == 50
                        ? line(credential(i))
                        : i % 100 == 99 ? "not JSON\n".getBytes(StandardCharsets.US_ASCII) : known;
                out.write(chunk(line));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] chunk(byte[] bytes) {
        byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer chunk = ByteBuffer.allocate(size.length + bytes.length + 2);
        chunk.put(size).put(bytes).put((byte) '\r').put((byte) '\n');
        return chunk.array();
    }

    /** Answers come as chunks, a line each; what is not JSON is the frame around them. */
    private static void read(Socket socket, BitSet answered, Map<Integer, Integer> statuses) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            if (text.startsWith("{")) {
                JsonNode line = Json.read(text);
                int number = line.path("line").asInt();
                assertThat(answered.get(number)).as("line %d twice", number).isFalse();
                answered.set(number);
                statuses.merge(line.path("status").asInt(), 1, Integer::sum);
            }
        }
    }

    private static byte[] line(Envelope envelope) {
        byte[] json = Json.write(envelope.text());
        byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    private Envelope credential(int number) {
        String yaml = Examples.yaml("office")
                .orElseThrow()
                .replace("https://" + Examples.HOST + "/company", "urn:bulk:" + number);
        for (JsonNode each : YAMLMapper.builder().build().readTree(yaml).path("verifiableCredential")) {
            if (each.at("/credentialSubject/type").asString("").equals("gx:LegalPerson")) {
                return signer.credential(each);
            }
        }
        throw new IllegalStateException("the example has no company");
    }
}
