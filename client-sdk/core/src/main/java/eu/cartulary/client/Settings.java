package eu.cartulary.client;

import eu.cartulary.report.Language;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Everything a client was built with; immutable, shared by its three faces. */
record Settings(
        URI base,
        HttpClient http,
        Duration attemptTimeout,
        Duration deadline,
        RetryPolicy retry,
        @Nullable Supplier<String> token,
        Language language,
        CallObserver observer,
        long maxAnswerBytes,
        OptionalLong after,
        Clock clock,
        Pause pause,
        RandomGenerator random,
        @Nullable AnswerCheck check) {

    Settings withDeadline(Duration other) {
        return new Settings(
                base,
                http,
                attemptTimeout,
                other,
                retry,
                token,
                language,
                observer,
                maxAnswerBytes,
                after,
                clock,
                pause,
                random,
                check);
    }

    Settings withLanguage(Language other) {
        return new Settings(
                base,
                http,
                attemptTimeout,
                deadline,
                retry,
                token,
                other,
                observer,
                maxAnswerBytes,
                after,
                clock,
                pause,
                random,
                check);
    }

    Settings withAfter(long index) {
        return new Settings(
                base,
                http,
                attemptTimeout,
                deadline,
                retry,
                token,
                language,
                observer,
                maxAnswerBytes,
                OptionalLong.of(index),
                clock,
                pause,
                random,
                check);
    }

    /** For the proofs that the check itself asks for. */
    Settings withoutCheck() {
        return new Settings(
                base,
                http,
                attemptTimeout,
                deadline,
                retry,
                token,
                language,
                observer,
                maxAnswerBytes,
                after,
                clock,
                pause,
                random,
                null);
    }
}
