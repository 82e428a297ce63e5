package eu.cartulary.catalog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real server in a process of its own, open to everybody who can sign, so that it can be killed. */
final class KilledServer implements AutoCloseable {
    private static final long POLL = 100;

    private final Process process;
    private final URI address;
    private final Path said;

    private KilledServer(Process process, URI address, Path said) {
        this.process = process;
        this.address = address;
        this.said = said;
    }

    /**
     * Starts it and comes back when it calls itself ready.
     *
     * @param folder in which the data folder and what the process says are kept
     */
    static KilledServer start(FastStart jvm, Path folder, Duration patience) throws IOException, InterruptedException {
        return start(List.of(), jvm, folder, patience, "-Xmx512m");
    }

    /** The same with so much memory. */
    static KilledServer start(FastStart jvm, Path folder, Duration patience, String memory)
            throws IOException, InterruptedException {
        return start(List.of(), jvm, folder, patience, memory);
    }

    /**
     * The same under another program, such as {@code strace}.
     *
     * @param under what stands in front of {@code java}
     */
    static KilledServer start(List<String> under, FastStart jvm, Path folder, Duration patience)
            throws IOException, InterruptedException {
        return start(under, jvm, folder, patience, "-Xmx512m");
    }

    private static KilledServer start(List<String> under, FastStart jvm, Path folder, Duration patience, String memory)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        int port = freePort();
        List<String> command = new ArrayList<>(under);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(memory);
        command.addAll(jvm.arguments());
        command.addAll(List.of(
                CatalogServer.class.getName(),
                "--server.port=" + port,
                "--cartulary.data=" + folder.resolve("data"),
                "--cartulary.base-url=" + RunningCatalog.BASE,
                "--cartulary.trust.mode=open"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        KilledServer server = new KilledServer(process, URI.create("http://127.0.0.1:" + port), said);
        try {
            server.awaitReady(patience);
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    URI address() {
        return address;
    }

    /** {@code kill -9}: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end and waits until it has. */
    void stop(Duration patience) throws InterruptedException {
        process.destroy();
        process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
    }

    /** Everything it has said so far. */
    String said() throws IOException {
        return Files.readString(said);
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void awaitReady(Duration patience) throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                .timeout(patience)
                .build();
        HttpClient http = HttpClient.newHttpClient();
        for (long tries = patience.toMillis() / POLL; tries > 0; tries--) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notListening) {
                // It is asked again below.
            }
            if (process.waitFor(POLL, TimeUnit.MILLISECONDS)) {
                throw new IOException("the server ended: " + Files.readString(said));
            }
        }
        throw new IOException("the server did not become ready: " + Files.readString(said));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
