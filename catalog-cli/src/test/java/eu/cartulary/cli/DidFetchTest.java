package eu.cartulary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import eu.cartulary.report.Language;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code did check} fetches under the rules of a catalog: what it finds, a catalog finds, and for the same reasons not. */
class DidFetchTest {
    private static final char[] SECRET = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static SSLContext ssl;
    private static final List<String> ACCEPTED = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Path file = folder.resolve("tls.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=here",
                        "-ext",
                        "san=dns:mail.here.example,dns:localhost")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, SECRET);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, SECRET);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, SECRET);
        trusted.setCertificateEntry("tls", store.getCertificate("tls"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        ssl = SSLContext.getInstance("TLS");
        ssl.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ssl));
        server.createContext("/", exchange -> {
            try (exchange) {
                ACCEPTED.add(exchange.getRequestHeaders().getFirst("Accept"));
                byte[] body = new byte[exchange.getRequestURI().getPath().contains("long") ? 64 * 1024 + 1 : 64 * 1024];
                int status =
                        switch (exchange.getRequestURI().getPath()) {
                            case "/moved" -> 302;
                            case "/none" -> 404;
                            default -> 200;
                        };
                exchange.getResponseHeaders().set("Location", "/");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static Cartulary root() {
        return new Cartulary(
                new Terminal(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(new StringWriter()),
                        InputStream.nullInputStream(),
                        folder,
                        Map.of(),
                        Terminal.Watched.BY_NOBODY,
                        Runs.DAY),
                new Messages(Language.EN));
    }

    /** Its letters and addresses are checked apart: here everything is on this machine. */
    private static byte[] read(String path, SSLContext trusting) {
        int port = server.getAddress().getPort();
        return new DidFetch(address -> true, port, trusting)
                .read(root(), URI.create("https://localhost:" + port + path));
    }

    @Test
    void what_a_catalog_takes_is_taken() {
        assertThat(read("/.well-known/did.json", ssl)).hasSize(64 * 1024);
        assertThat(ACCEPTED).last().asString().startsWith("application/did+json");
    }

    @ParameterizedTest
    @CsvSource({"/moved,NOT_FOUND", "/none,NOT_FOUND", "/long,NOT_VERIFIED"})
    void what_a_catalog_does_not_take_is_not_taken(String path, ExitCode code) {
        assertThatThrownBy(() -> read(path, ssl))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.code())
                        .isEqualTo(code));
    }

    @Test
    void a_certificate_that_nobody_knows_is_no_certificate() throws Exception {
        assertThatThrownBy(() -> read("/", SSLContext.getDefault()))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.code())
                        .isEqualTo(ExitCode.NETWORK));
    }

    @ParameterizedTest
    @CsvSource({
        "https://mail.here.example:8443/did.json,port 8443",
        "https://localhost/.well-known/did.json,local name",
        "https://10.0.0.1/.well-known/did.json,IP address",
        "https://printer.local/.well-known/did.json,local name"
    })
    void an_address_that_a_catalog_never_asks_is_not_asked(String address, String why) {
        assertThatThrownBy(() -> DidFetch.AS_A_CATALOG.get(root(), URI.create(address)))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ExitCode.NOT_VERIFIED);
                    assertThat(failure).hasMessageContaining(why);
                });
    }

    @Test
    void the_command_says_so() {
        try (Runs runs = new Runs(folder)) {
            assertThat(runs.run("did", "check", "did:web:mail.example%3A8443")
                            .ended(ExitCode.NOT_VERIFIED)
                            .err())
                    .contains("port 8443");
            assertThat(runs.run("--lang", "de", "did", "check", "did:web:printer.local")
                            .ended(ExitCode.NOT_VERIFIED)
                            .err())
                    .contains("Ein Katalog ruft");
        }
    }
}
