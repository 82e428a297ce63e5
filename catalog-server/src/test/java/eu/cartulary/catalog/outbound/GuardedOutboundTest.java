package eu.cartulary.catalog.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import eu.cartulary.catalog.outbound.Fetched.Found;
import eu.cartulary.catalog.outbound.Fetched.Why;
import eu.cartulary.did.PublicAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trick against a client that fetches what strangers name, tried with a server on this machine and a resolver that lies. */
class GuardedOutboundTest extends OutboundContract {
    @TempDir
    static Path folder;

    private final MovableClock clock = new MovableClock();
    private final List<String> resolved = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private TestServer server;
    private int plainPort = 80;

    @AfterEach
    void close() {
        over.countDown();
        if (server != null) {
            server.close();
        }
    }

    @Override
    Outbound serving(byte[] body) throws Exception {
        start(exchange ->
                TestServer.answer(exchange, exchange.getRequestURI().getPath().equals("/there") ? 200 : 404, body));
        Outbound onItsPort = reaching(any -> true);
        return (uri, ask) -> onItsPort.get(
                uri.getHost() != null
                                && uri.getHost().equals("a.example")
                                && uri.getRawFragment() == null
                                && uri.getRawUserInfo() == null
                                && uri.getScheme().equals("https")
                        ? server.at("a.example", uri.getPath())
                        : uri,
                ask);
    }

    @Test
    @DisplayName("the name is for TLS and the Host field; the address is the one that was checked")
    void host_field() throws Exception {
        start(exchange -> TestServer.answer(exchange, 200, BODY));
        reaching(any -> true).get(server.at("a.example", "/x?y=1"), ASK);
        assertThat(server.hits).containsExactly("a.example:" + server.port() + "/x?y=1");
    }

    @Test
    @DisplayName("a name that leads inside is refused, and nothing is sent")
    void private_address() throws Exception {
        start(exchange -> TestServer.answer(exchange, 200, BODY));
        missed(reaching(PublicAddresses::isPublic).get(server.at("a.example", "/"), ASK), Why.ADDRESS_REFUSED);
        assertThat(server.hits).isEmpty();
    }

    @Test
    @DisplayName("a name that leads outside and inside is refused as a whole")
    void mixed_addresses() throws Exception {
        start(exchange -> TestServer.answer(exchange, 200, BODY));
        Outbound outbound = outbound(
                host -> List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getLoopbackAddress()),
                PublicAddresses::isPublic);
        missed(outbound.get(server.at("a.example", "/"), ASK), Why.ADDRESS_REFUSED);
        assertThat(server.hits).isEmpty();
    }

    @Test
    @DisplayName("a name that leads elsewhere the second time is asked once only: checked is connected")
    void rebinding() throws Exception {
        start(exchange -> TestServer.answer(exchange, 200, BODY));
        reaching(any -> true).get(server.at("a.example", "/"), ASK);
        assertThat(resolved).containsExactly("a.example");
        assertThat(server.hits).hasSize(1);
    }

    @Test
    @DisplayName("a certificate of another name is no connection")
    void wrong_certificate() throws Exception {
        start(exchange -> TestServer.answer(exchange, 200, BODY));
        missed(reaching(any -> true).get(server.at("b.example", "/"), ASK), Why.UNREACHABLE);
        assertThat(server.hits).isEmpty();
    }

    @Test
    @DisplayName("a redirect is an answer, not an order")
    void redirect() throws Exception {
        start(exchange -> {
            exchange.getResponseHeaders().add("Location", "https://a.example:" + server.port() + "/secret");
            TestServer.answer(exchange, 302, new byte[0]);
        });
        missed(reaching(any -> true).get(server.at("a.example", "/"), ASK), Why.STATUS);
        assertThat(server.hits).hasSize(1);
    }

    @Test
    @DisplayName("an encoding that hides how large the body is is refused")
    void content_encoding() throws Exception {
        start(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            TestServer.answer(exchange, 200, BODY);
        });
        missed(reaching(any -> true).get(server.at("a.example", "/"), ASK), Why.TOO_LARGE);
    }

    @Test
    @DisplayName("a body without end is cut while it arrives")
    void endless_body() throws Exception {
        start(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (over.getCount() > 0) {
                    exchange.getResponseBody().write(new byte[1_000]);
                }
            } finally {
                exchange.close();
            }
        });
        missed(reaching(any -> true).get(server.at("a.example", "/"), ASK), Why.TOO_LARGE);
    }

    @Test
    @DisplayName("a server that never finishes is left at the deadline")
    void slow_body() throws Exception {
        start(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        missed(reaching(any -> true).get(server.at("a.example", "/"), ASK), Why.TOO_SLOW);
    }

    @Test
    @DisplayName("an answer is remembered for as long as the one who asks allows, a failure for a short while")
    void cache() throws Exception {
        start(exchange ->
                TestServer.answer(exchange, exchange.getRequestURI().getPath().equals("/gone") ? 410 : 200, BODY));
        Outbound outbound = reaching(any -> true);
        outbound.get(server.at("a.example", "/"), ASK);
        assertThat(outbound.get(server.at("a.example", "/"), ASK)).isInstanceOf(Found.class);
        assertThat(server.hits).hasSize(1);
        outbound.get(server.at("a.example", "/gone"), ASK);
        outbound.get(server.at("a.example", "/gone"), ASK);
        assertThat(server.hits).hasSize(2);
        clock.forward(Duration.ofSeconds(31));
        outbound.get(server.at("a.example", "/"), ASK);
        outbound.get(server.at("a.example", "/gone"), ASK);
        assertThat(server.hits).hasSize(3);
        outbound.get(server.at("a.example", "/"), ASK.notOlderThan(Duration.ofSeconds(10)));
        assertThat(server.hits).hasSize(4);
    }

    @Test
    @DisplayName("a host that fails again and again is left alone for a while, then tried again")
    void circuit_breaker() throws Exception {
        Outbound outbound = outbound(
                host -> {
                    resolved.add(host);
                    throw new UnknownHostException(host);
                },
                any -> true);
        for (int i = 0; i < 3; i++) {
            missed(outbound.get(URI.create("https://a.example/" + i), ASK), Why.UNREACHABLE);
        }
        missed(outbound.get(URI.create("https://a.example/4"), ASK), Why.HELD_BACK);
        missed(outbound.get(URI.create("https://b.example/1"), ASK), Why.UNREACHABLE);
        assertThat(resolved).hasSize(4);
        clock.forward(Duration.ofSeconds(30));
        missed(outbound.get(URI.create("https://a.example/5"), ASK), Why.UNREACHABLE);
        missed(outbound.get(URI.create("https://a.example/6"), ASK), Why.HELD_BACK);
    }

    @Test
    @DisplayName("one host is asked so many times a minute and no more")
    void rate() throws Exception {
        start(exchange -> TestServer.answer(exchange, 200, BODY));
        Outbound outbound = reaching(any -> true);
        for (int i = 0; i < 5; i++) {
            assertThat(outbound.get(server.at("a.example", "/" + i), ASK)).isInstanceOf(Found.class);
        }
        missed(outbound.get(server.at("a.example", "/6"), ASK), Why.HELD_BACK);
        clock.forward(Duration.ofMinutes(1));
        assertThat(outbound.get(server.at("a.example", "/6"), ASK)).isInstanceOf(Found.class);
    }

    @Test
    @DisplayName("a server that gives a byte now and then is left at the deadline all the same")
    void slow_loris() throws Exception {
        start(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            try {
                while (!over.await(50, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        missed(reaching(any -> true).get(server.at("a.example", "/"), ASK), Why.TOO_SLOW);
    }

    @Test
    @DisplayName("a redirect to a private address is no more followed than any other")
    void redirect_inside() throws Exception {
        start(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data/");
            TestServer.answer(exchange, 307, new byte[0]);
        });
        missed(reaching(any -> true).get(server.at("a.example", "/"), ASK), Why.STATUS);
        assertThat(resolved).containsExactly("a.example");
    }

    @Test
    @DisplayName("the cache has bounds: what is large makes room for what came later")
    void cache_bounds() throws Exception {
        byte[] large = new byte[300_000];
        start(exchange -> TestServer.answer(exchange, 200, large));
        Ask ask = new Ask("*/*", 400_000, Duration.ofHours(1));
        Outbound outbound = reaching(any -> true);
        for (int i = 0; i < 5; i++) {
            assertThat(outbound.get(server.at("a.example", "/" + i), ask)).isInstanceOf(Found.class);
        }
        clock.forward(Duration.ofMinutes(2));
        for (int i = 0; i < 5; i++) {
            outbound.get(server.at("a.example", "/" + i), ask);
        }
        // One mebibyte holds three of them at most, so two at least came anew.
        assertThat(server.hits).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    @DisplayName("plain http is asked only for what proves itself, on its own port, by the same rules")
    void plain() throws Exception {
        List<String> hits = new CopyOnWriteArrayList<>();
        HttpServer plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            hits.add(exchange.getRequestHeaders().getFirst("Host"));
            TestServer.answer(exchange, exchange.getRequestURI().getPath().equals("/moved") ? 302 : 200, BODY);
        });
        plain.start();
        try {
            plainPort = plain.getAddress().getPort();
            Ask signed = new Ask("*/*", 1_000, Duration.ofMinutes(5), Ask.Over.PLAIN_TOO);
            URI there = URI.create("http://pki.example:" + plainPort + "/root.crl");
            assertThat(reaching(any -> true).get(there, signed)).isInstanceOf(Found.class);
            assertThat(hits).containsExactly("pki.example:" + plainPort);
            missed(reaching(any -> true).get(there, ASK), Why.ADDRESS_REFUSED);
            missed(reaching(PublicAddresses::isPublic).get(there, signed), Why.ADDRESS_REFUSED);
            missed(
                    reaching(any -> true).get(URI.create("http://127.0.0.1:" + plainPort + "/"), signed),
                    Why.ADDRESS_REFUSED);
            missed(reaching(any -> true).get(URI.create("http://pki.example/"), signed), Why.ADDRESS_REFUSED);
            missed(reaching(any -> true).get(there.resolve("/moved"), signed), Why.STATUS);
            assertThat(hits).hasSize(2);
        } finally {
            plain.stop(0);
        }
    }

    @Test
    @DisplayName("a port that is not on the list is not asked")
    void port() {
        Outbound outbound = new GuardedOutbound(OutboundSettings.DEFAULT, clock);
        missed(outbound.get(URI.create("https://a.example:22/"), ASK), Why.ADDRESS_REFUSED);
    }

    @Test
    @DisplayName("a resolver that never answers is left at the deadline, and only so many lookups are left behind")
    void silent_resolver() throws Exception {
        NameResolver silent = host -> {
            resolved.add(host);
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new AssertionError("a thread inside a lookup is never interrupted", e);
            }
            throw new UnknownHostException(host);
        };
        OutboundSettings hurried = new OutboundSettings(
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                1,
                5,
                1 << 20,
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(30),
                Set.of(443),
                Set.of(80));
        Outbound outbound = new GuardedOutbound(hurried, clock, silent, any -> true, null);
        for (int i = 0; i < 4; i++) {
            missed(outbound.get(URI.create("https://silent" + i + ".example/"), Ask.DID_DOCUMENT), Why.TOO_SLOW);
        }
        missed(outbound.get(URI.create("https://silent4.example/"), Ask.DID_DOCUMENT), Why.HELD_BACK);
        assertThat(resolved).hasSizeLessThanOrEqualTo(4);
    }

    private void start(TestServer.Handler handler) throws Exception {
        server = new TestServer(folder, handler);
    }

    private Outbound reaching(Predicate<InetAddress> rule) {
        return outbound(
                host -> {
                    resolved.add(host);
                    return List.of(InetAddress.getLoopbackAddress());
                },
                rule);
    }

    private Outbound outbound(NameResolver resolver, Predicate<InetAddress> rule) {
        OutboundSettings settings = new OutboundSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                2,
                5,
                1 << 20,
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(30),
                Set.of(server == null ? 443 : server.port()),
                Set.of(plainPort));
        return new GuardedOutbound(settings, clock, resolver, rule, server == null ? null : server.trustingIt);
    }

    /** A clock that a test moves. */
    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-06-01T12:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
