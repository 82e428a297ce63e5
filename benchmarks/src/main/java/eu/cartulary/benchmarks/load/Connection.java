package eu.cartulary.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection to a server on this machine. As little as will do: the load generator shares two cores with
 * what it measures, and a full client costs as much as the answers it asks for.
 */
public final class Connection implements Closeable {
    private static final int BUFFER = 32 * 1024;
    private static final int PATIENCE = 60_000;

    private final int port;
    private final @Nullable InetAddress from;
    private final byte[] buffer = new byte[BUFFER];
    private Socket socket;
    private InputStream in;
    private int start;
    private int to;

    /** Connects. */
    public Connection(int port) throws IOException {
        this(port, null);
    }

    /** Connects from this address of the machine; from any when it is null. */
    public Connection(int port, @Nullable InetAddress from) throws IOException {
        this.port = port;
        this.from = from;
        this.socket = socket();
        this.in = socket.getInputStream();
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    /**
     * What came back.
     *
     * @param length of the body
     * @param index the last journal index that the answer knows of; -1 where it says none
     */
    public record Answer(int status, long length, long index) {}

    /** Sends a request and reads the answer to its end, throwing the body away. */
    public Answer send(byte[] request) throws IOException {
        return exchange(request, null);
    }

    /** Sends a request and keeps the body. */
    public byte[] read(byte[] request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Answer answer = exchange(request, body);
        if (answer.status() / 100 != 2) {
            throw new IOException("HTTP " + answer.status() + " " + body.toString(StandardCharsets.UTF_8));
        }
        return body.toByteArray();
    }

    private Answer exchange(byte[] request, @Nullable ByteArrayOutputStream body) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        long length = -1;
        long index = -1;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("cartulary-index:")) {
                index = Long.parseLong(lower.substring(16).strip());
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                last = true;
            }
        }
        long read = length >= 0 ? take(length, body) : status == 204 || status == 304 ? 0 : chunks(body);
        if (last) {
            reconnect();
        }
        return new Answer(status, read, index);
    }

    private void reconnect() throws IOException {
        socket.close();
        socket = socket();
        in = socket.getInputStream();
        start = to = 0;
    }

    private long chunks(@Nullable ByteArrayOutputStream body) throws IOException {
        long total = 0;
        while (true) {
            String size = line();
            long length = Long.parseLong(size.split(";", 2)[0].strip(), 16);
            if (length == 0) {
                while (!line().isEmpty()) {
                    // A trailer; nothing is made of it.
                    total += 0;
                }
                return total;
            }
            total += take(length, body);
            line();
        }
    }

    private long take(long length, @Nullable ByteArrayOutputStream body) throws IOException {
        for (long left = length; left > 0; ) {
            if (start == to) {
                fill();
            }
            int now = (int) Math.min(left, to - start);
            if (body != null) {
                body.write(buffer, start, now);
            }
            start += now;
            left -= now;
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        while (true) {
            if (start == to) {
                fill();
            }
            char next = (char) (buffer[start++] & 0xff);
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append(next);
            }
        }
    }

    private void fill() throws IOException {
        int read = in.read(buffer);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        start = 0;
        to = read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
