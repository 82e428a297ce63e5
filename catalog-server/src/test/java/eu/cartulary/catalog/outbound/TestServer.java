package eu.cartulary.catalog.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server on this machine with a certificate for {@code a.example}, which the platform's own keytool makes. */
final class TestServer implements AutoCloseable {
    private static final char[] PASSWORD = "for-a-test".toCharArray();

    /** What a test answers. */
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    final List<String> hits = Collections.synchronizedList(new ArrayList<>());
    final SslContext trustingIt;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    TestServer(Path folder, Handler handler) throws Exception {
        KeyStore store = keyStore(folder);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        trustingIt = SslContextBuilder.forClient()
                .trustManager((X509Certificate) store.getCertificate("key"))
                .build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            hits.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            handler.handle(exchange);
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI at(String host, String path) {
        return URI.create("https://" + host + ":" + port() + path);
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private static KeyStore keyStore(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        if (!Files.exists(file)) {
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process process = new ProcessBuilder(
                            keytool,
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=a.example",
                            "-ext",
                            "san=dns:a.example",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(PASSWORD),
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
