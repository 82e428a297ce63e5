package eu.cartulary.client;

import eu.cartulary.report.Language;
import eu.cartulary.wire.ValidationReport;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client of one catalog. Immutable and safe for any number of threads; make one and keep it. It has three faces for the same
 * calls: {@link #sync} waits, {@link #async} gives futures, {@link #streams} gives publishers that follow the demand of their
 * subscriber down to the socket.
 *
 * <pre>{@code
 * try (CatalogClient catalog = CatalogClient.of("http://localhost:8080")) {
 *     Receipt receipt = catalog.sync().publish(Envelope.vpJwt(jwt));
 *     catalog.sync().all(OfferingQuery.any().kind("messaging/email").onlyIn("EU")).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Threads: none of its own. Exchanges run on those of the {@link HttpClient}, pauses between attempts on the JDK's shared
 * timer. {@link #close} ends the {@code HttpClient} that this client made, with its threads (on Java 17 to 20 it ends by itself once it is no
 * longer referenced); one that was handed in stays open.
 */
public final class CatalogClient implements AutoCloseable {
    private final Settings settings;
    private final Owned http;

    private enum Owned {
        BY_US,
        BY_THE_CALLER
    }

    private CatalogClient(Settings settings, Owned http) {
        this.settings = settings;
        this.http = http;
    }

    /** A client with the defaults. */
    public static CatalogClient of(String baseUrl) {
        return builder(URI.create(baseUrl)).build();
    }

    /** A client to be put together. */
    public static Builder builder(URI baseUrl) {
        return new Builder(baseUrl);
    }

    /** Where the catalog is, without a slash at the end. */
    public URI baseUrl() {
        return settings.base();
    }

    /** Calls that wait for their answer. */
    public SyncCatalog sync() {
        return new SyncCatalog(async());
    }

    /** Calls that give a future. */
    public AsyncCatalog async() {
        return new AsyncCatalog(new Transport(settings));
    }

    /** Searches, events and bulk publications as {@link java.util.concurrent.Flow.Publisher}s. */
    public StreamingCatalog streams() {
        return new StreamingCatalog(new Transport(settings));
    }

    /**
     * Checks a description here, without the catalog: the base shapes and every rulebook, in the language of this client, by its
     * clock. Violations and assessments are, byte for byte, those of {@code POST /validations} for the same document at the same
     * instant on an empty catalog.
     *
     * @param document a credential or presentation, signed or not; a signature is not checked
     * @throws IllegalStateException without {@code eu.cartulary:shacl-shapes} on the path
     */
    public ValidationReport validateLocally(Envelope document) {
        return LocalValidator.find()
                .orElseThrow(() -> new IllegalStateException(
                        "put eu.cartulary:shacl-shapes on the path to check descriptions without a catalog"))
                .validate(document, settings.language(), settings.clock().instant());
    }

    /** The same client with another time limit for each call, all attempts together. */
    public CatalogClient withDeadline(Duration deadline) {
        return new CatalogClient(settings.withDeadline(deadline), Owned.BY_THE_CALLER);
    }

    /** The same client, answered in another language. */
    public CatalogClient in(Language language) {
        return new CatalogClient(settings.withLanguage(language), Owned.BY_THE_CALLER);
    }

    /** The same client, whose reads see at least the given journal index (up to 5 s are waited for it). */
    public CatalogClient after(long journalIndex) {
        return new CatalogClient(settings.withAfter(journalIndex), Owned.BY_THE_CALLER);
    }

    /** Ends the HTTP client if this one made it, and with it what is still open: streams, and calls that nobody waits for. */
    @Override
    public void close() {
        if (http == Owned.BY_US && settings.http() instanceof AutoCloseable closeable) {
            try {
                // Java 21. Without it, close() would wait for streams that have no end.
                HttpClient.class.getMethod("shutdownNow").invoke(settings.http());
                closeable.close();
            } catch (Exception neverThrown) { // Neither throws anything that is checked.
                throw new IllegalStateException(neverThrown);
            }
        }
    }

    /** Puts a client together. */
    public static final class Builder {
        private final URI base;
        private @Nullable HttpClient http;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration attemptTimeout = Duration.ofSeconds(30);
        private Duration deadline = Duration.ofSeconds(60);
        private RetryPolicy retry = RetryPolicy.standard();
        private @Nullable Supplier<String> token;
        private Language language = Language.EN;
        private CallObserver observer = CallObserver.onEnd(call -> {});
        private long maxAnswerBytes = 64L << 20;
        private @Nullable Clock clock;
        private Pause pause = Pause.OF_THE_JDK;
        private @Nullable AnswerCheck check;
        private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

        private Builder(URI base) {
            String text = base.toString();
            if (base.getScheme() == null || !base.getScheme().startsWith("http") || base.getHost() == null) {
                throw new IllegalArgumentException("not an http or https address: " + base);
            }
            this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        }

        /** Uses an HTTP client that is there already (proxy, TLS, executor); it stays open when this client is closed. */
        public Builder http(HttpClient given) {
            this.http = given;
            return this;
        }

        /** How long a connection may take to be made; 5 s. Of no effect on an HTTP client that was handed in. */
        public Builder connectTimeout(Duration given) {
            this.connectTimeout = given;
            return this;
        }

        /** How long one attempt may take until its answer begins; 30 s. */
        public Builder attemptTimeout(Duration given) {
            this.attemptTimeout = given;
            return this;
        }

        /** How long a call may take, all attempts together; 60 s. For a stream: until it begins. */
        public Builder deadline(Duration given) {
            this.deadline = given;
            return this;
        }

        /** When calls are made again. */
        public Builder retry(RetryPolicy given) {
            this.retry = given;
            return this;
        }

        /** Asked for an access token at every attempt (RFC 6750); it is sent to the base URL only and never logged. */
        public Builder token(Supplier<String> given) {
            this.token = given;
            return this;
        }

        /** In which language problems and reports are written. */
        public Builder language(Language given) {
            this.language = given;
            return this;
        }

        /** Told of every call, its beginning and its end. */
        public Builder observer(CallObserver given) {
            this.observer = given;
            return this;
        }

        /**
         * Believes receipts, checkpoints and inclusion proofs only when they hold against the log of the catalog, and the log
         * only when it goes on from where it was seen last: {@code eu.cartulary.verify.LogGuard}. One more call for a
         * publication, and one for each step of the log.
         */
        public Builder check(AnswerCheck given) {
            this.check = given;
            return this;
        }

        /** The longest answer that is read into memory, in bytes; 64 MiB. Streams have no limit but that of a line. */
        public Builder maxAnswerBytes(long given) {
            this.maxAnswerBytes = given;
            return this;
        }

        /** The clock that dates in {@code Retry-After} are held against, and by which {@link #validateLocally} judges. */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        Builder pause(Pause given) {
            this.pause = given;
            return this;
        }

        Builder random(RandomGenerator given) {
            this.random = given;
            return this;
        }

        /** The client. */
        public CatalogClient build() {
            HttpClient given = http;
            Settings settings = new Settings(
                    base,
                    given == null ? ownHttp() : given,
                    attemptTimeout,
                    deadline,
                    retry,
                    token,
                    language,
                    observer,
                    maxAnswerBytes,
                    OptionalLong.empty(),
                    clock == null ? systemClock() : clock,
                    pause,
                    random,
                    check);
            return new CatalogClient(settings, given == null ? Owned.BY_US : Owned.BY_THE_CALLER);
        }

        /** HTTP/2 only where TLS negotiates it: the upgrade of a plain connection trips proxies. No redirects: they leak tokens. */
        @AllowedHere("the client itself")
        private HttpClient ownHttp() {
            return HttpClient.newBuilder()
                    .connectTimeout(connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version("https".equals(base.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                    .build();
        }

        @AllowedHere("the client is put together here")
        private static Clock systemClock() {
            return Clock.systemUTC();
        }
    }
}
