package eu.cartulary.benchmarks.runs;

import eu.cartulary.benchmarks.load.Call;
import eu.cartulary.benchmarks.load.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own on the loopback interface: the catalog as people run it, or what it is compared with. */
final class ServerProcess implements AutoCloseable {
    private static final long POLL = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Process process;
    private final int port;
    private final Path said;
    private final double startSeconds;

    private ServerProcess(List<String> command, int port, Path said, String readyAt)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        this.port = port;
        this.said = said;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        // Also when the measuring ends early: no server is left behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await(readyAt);
        this.startSeconds = (System.nanoTime() - begin) / 1e9;
    }

    /** The catalog, from the jar that people run. */
    static ServerProcess catalog(Workplace place, Path data, String... jvm) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = java(jvm);
        command.addAll(List.of(
                "-jar",
                place.serverJar().toString(),
                "--server.port=" + port,
                "--cartulary.data=" + data,
                "--cartulary.base-url=http://localhost:8080",
                "--cartulary.trust.mode=open"));
        return new ServerProcess(
                command, port, data.resolveSibling(data.getFileName() + ".log"), "/actuator/health/readiness");
    }

    /** A class of this module that takes the port as its first argument. */
    static ServerProcess of(Workplace place, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = java("-Xmx2g");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), String.valueOf(port)));
        command.addAll(arguments);
        return new ServerProcess(command, port, place.folder().resolve(main.getSimpleName() + ".log"), "/ready");
    }

    private static List<String> java(String... jvm) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djena.iriprovider=IRI3986"));
        command.addAll(List.of(jvm));
        return command;
    }

    int port() {
        return port;
    }

    /** From the start of the process until it called itself ready. */
    double startSeconds() {
        return startSeconds;
    }

    /** CPU time of the process so far, in seconds: what is left of a measurement when the machine is busy with other things. */
    double cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Memory that it occupies, in megabytes. */
    long residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return -1;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** A body. */
    byte[] read(String target) throws IOException {
        try (Connection connection = new Connection(port)) {
            return connection.read(Call.get("", target).bytes());
        }
    }

    private void await(String readyAt) throws IOException, InterruptedException {
        byte[] request = Call.get("", readyAt).bytes();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Connection connection = new Connection(port)) {
                if (connection.send(request).status() == 200) {
                    return;
                }
            } catch (IOException notListening) {
                // It is asked again below.
            }
            if (process.waitFor(POLL, TimeUnit.MILLISECONDS)) {
                throw new IOException("the server ended: " + Files.readString(said));
            }
        }
        close();
        throw new IOException("the server did not become ready: " + Files.readString(said));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends it as an operator would. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
