package eu.cartulary.catalog;

import eu.cartulary.catalog.trust.TrustPolicy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets ({@code --cartulary.…}).
 *
 * @param baseUrl where the catalog answers, as others see it; {@code http://localhost:<port>} at a first start on the loopback
 *     interface, required at any other. Fixed from then on
 * @param data the data folder: {@code ./data}, or {@code ./data-demo} under the demo profile
 * @param operator whom to ask
 * @param trust who may publish
 */
@ConfigurationProperties("cartulary")
public record CatalogSettings(
        @Nullable String baseUrl,
        @Nullable Path data,
        @DefaultValue Operator operator,
        @DefaultValue Trust trust) {

    /**
     * Whom to ask.
     *
     * @param contact an address or a page, told to those who are refused
     */
    public record Operator(@DefaultValue("") String contact) {}

    /**
     * Who may publish.
     *
     * @param mode {@code listed} (default), {@code anchored} or {@code open}
     */
    public record Trust(@DefaultValue("listed") TrustPolicy.Mode mode) {}
}
