package eu.cartulary.catalog;

import eu.cartulary.catalog.trust.TrustPolicy;
import eu.cartulary.catalog.trust.TrustSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets ({@code --cartulary.…}).
 *
 * @param baseUrl where the catalog answers, as others see it; {@code http://localhost:<port>} at a first start on the loopback
 *     interface, required at any other. Fixed from then on
 * @param data the data folder: {@code ./data}, or {@code ./data-demo} under the demo profile
 * @param packs a folder of further rules of admission, a folder each (see shacl-shapes/README.md); none when left out
 * @param rulebooks a folder of rulebooks beside the bundled ones, a folder each (see shacl-shapes/README.md); none when left out
 * @param operator whom to ask
 * @param trust who may publish
 * @param operators who operates
 * @param backup what a backup over HTTP holds
 */
@ConfigurationProperties("cartulary")
public record CatalogSettings(
        @Nullable String baseUrl,
        @Nullable Path data,
        @Nullable Path packs,
        @Nullable Path rulebooks,
        @DefaultValue Operator operator,
        @DefaultValue Trust trust,
        @DefaultValue Operators operators,
        @DefaultValue Backup backup) {

    /**
     * Who operates. Without an issuer, who has a token of the local key ({@code cartulary token}).
     *
     * @param issuer of OAuth2 tokens, as {@code iss} says; then its tokens alone are taken
     * @param jwks where its keys are, a file or an https address; else its metadata says
     * @param audience that tokens must name; the base URL unless set
     * @param claim in which roles stand, {@code scope} unless set; dots lead into objects: {@code realm_access.roles}
     * @param value that makes an operator
     */
    public record Operators(
            @Nullable String issuer,
            @Nullable String jwks,
            @Nullable String audience,
            @DefaultValue("scope") String claim,
            @DefaultValue("operate") String value) {}

    /**
     * What a backup over HTTP holds.
     *
     * @param keys {@code include} (default: it can be unpacked and started) or {@code omit} (private keys never leave this way)
     */
    public record Backup(@DefaultValue("include") eu.cartulary.catalog.journal.Backup.Keys keys) {}

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
     * @param statusUnreachable what to do with a credential whose status list cannot be had: {@code accept-flagged} (default) or
     *     {@code refuse}
     * @param statusRefresh how often status lists are looked at again: {@code 15m}
     */
    public record Trust(
            @DefaultValue("listed") TrustPolicy.Mode mode,
            @DefaultValue("accept-flagged") TrustSettings.UnreachableStatus statusUnreachable,
            @DefaultValue("15m") Duration statusRefresh) {}
}
