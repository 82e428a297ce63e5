package eu.cartulary.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A bulk import of a file of NDJSON.
 *
 * @param kept lines answered with 200 or 201
 * @param refused some lines that were answered otherwise
 * @param seconds until the last line was durable
 */
public record Import(long kept, List<String> refused, double seconds) {
    private static final int SHOWN = 5;

    /** Sends the file and reads the answers meanwhile. */
    public static Import of(int port, Path file) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /credentials HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/x-ndjson\r\n"
                                    + "Content-Type: application/x-ndjson\r\nContent-Length: " + Files.size(file)
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Thread sender = Thread.ofPlatform().start(() -> send(file, out));
            long kept = 0;
            List<String> refused = new ArrayList<>();
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            // Chunk sizes and headers stand between the lines; only answers have braces. One answer may be cut by a
            // chunk.
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.contains("\"status\":20")) {
                    kept++;
                } else if (line.contains("\"status\":") && refused.size() < SHOWN) {
                    refused.add(line);
                }
            }
            sender.join();
            return new Import(kept, refused, (System.nanoTime() - begin) / 1e9);
        }
    }

    private static void send(Path file, OutputStream out) {
        try {
            Files.copy(file, out);
            out.flush();
        } catch (IOException broken) {
            // The reader sees the end of the answers, and the count tells.
            Thread.currentThread().interrupt();
        }
    }
}
