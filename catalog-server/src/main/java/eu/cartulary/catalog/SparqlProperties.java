package eu.cartulary.catalog;

import eu.cartulary.catalog.graph.SparqlSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator sets of {@link SparqlSettings}, which says what each is, what it is by itself and what it may be
 * ({@code --cartulary.sparql.…}). What is left out stays as it is there.
 */
@ConfigurationProperties("cartulary.sparql")
record SparqlProperties(
        @Nullable Integer maxQuery,
        @Nullable Integer maxOperators,
        @Nullable Integer maxDepth,
        @Nullable Integer maxValues,
        @Nullable Duration timeout,
        @Nullable Duration maxTimeout,
        @Nullable Integer maxRows,
        @Nullable Integer maxBytes,
        @Nullable Integer maxLiteral,
        @Nullable Long maxAllocated,
        @Nullable Integer running,
        @Nullable Duration brief,
        @Nullable Integer lengthy,
        @Nullable Duration giveWay,
        @Nullable Integer waiting,
        @Nullable Duration waitFor,
        @Nullable Integer perClient,
        @Nullable Integer inMemory,
        @Nullable Integer sending,
        @Nullable Integer sendingPerClient,
        @Nullable Duration sendFor) {

    /**
     * With the defaults for all that is not set.
     *
     * @throws RefusedStartException when one cannot be
     */
    SparqlSettings settings() throws RefusedStartException {
        SparqlSettings usual = SparqlSettings.DEFAULT;
        try {
            return new SparqlSettings(
                    or(maxQuery, usual.maxQuery()),
                    or(maxOperators, usual.maxOperators()),
                    or(maxDepth, usual.maxDepth()),
                    or(maxValues, usual.maxValues()),
                    or(timeout, usual.timeout()),
                    or(maxTimeout, usual.maxTimeout()),
                    or(maxRows, usual.maxRows()),
                    or(maxBytes, usual.maxBytes()),
                    or(maxLiteral, usual.maxLiteral()),
                    or(maxAllocated, usual.maxAllocated()),
                    or(running, usual.running()),
                    or(brief, usual.brief()),
                    or(lengthy, usual.lengthy()),
                    or(giveWay, usual.giveWay()),
                    or(waiting, usual.waiting()),
                    or(waitFor, usual.waitFor()),
                    or(perClient, usual.perClient()),
                    or(inMemory, usual.inMemory()),
                    or(sending, usual.sending()),
                    or(sendingPerClient, usual.sendingPerClient()),
                    or(sendFor, usual.sendFor()));
        } catch (IllegalArgumentException e) {
            throw new RefusedStartException(
                    String.valueOf(e.getMessage()), "Set it within its bounds, or leave it out.", e);
        }
    }

    private static <T> T or(@Nullable T set, T usual) {
        return set == null ? usual : set;
    }
}
