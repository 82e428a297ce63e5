package eu.cartulary.client;

import eu.cartulary.json.Json;
import eu.cartulary.wire.Problem;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads answers that say no. */
final class Refusals {
    private Refusals() {}

    /** The problem in the body, or one made from the status where somebody else answered (a proxy, another service). */
    static CatalogProblemException problem(int status, HttpHeaders headers, byte[] body) {
        String type = headers.firstValue("Content-Type").orElse("");
        if (type.startsWith("application/problem+json") || type.startsWith("application/json")) {
            try {
                Problem problem = Json.read(body, Problem.class);
                if (problem != null && problem.title() != null) {
                    return CatalogProblemException.of(problem);
                }
            } catch (Json.MalformedJsonException notOurs) {
                // Falls through to the bare status.
            }
        }
        String what = status >= 300 && status < 400
                ? "redirected to " + headers.firstValue("Location").orElse("somewhere")
                        + ", which a client does not follow"
                : null;
        return CatalogProblemException.of(
                new Problem("about:blank", "HTTP " + status, status, what, null, null, List.of(), Map.of()));
    }

    /** How long to stay away: seconds or a date (RFC 9110, section 10.2.3); a date that has passed is no wait. */
    static Optional<Duration> retryAfter(HttpHeaders headers, Clock clock) {
        return headers.firstValue("Retry-After").flatMap(value -> {
            try {
                return Optional.of(
                        value.strip().chars().allMatch(Character::isDigit)
                                ? Duration.ofSeconds(Long.parseLong(value.strip()))
                                : until(value, clock));
            } catch (DateTimeException | NumberFormatException unreadable) {
                return Optional.empty();
            }
        });
    }

    private static Duration until(String date, Clock clock) {
        Duration wait = Duration.between(
                clock.instant(),
                ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
