package eu.cartulary.client.spring;

import eu.cartulary.report.Language;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The client of a catalog.
 *
 * @param url base address of the catalog; without it there is no client
 * @param deadline how long a call may take, all attempts together
 * @param attemptTimeout how long one attempt may take until its answer begins
 * @param connectTimeout how long a connection may take to be made
 * @param attempts how often a call that changes nothing the second time is made at most
 * @param language in which problems and reports are written
 * @param logKey verifier key of the catalog's log; with it, receipts and checkpoints are believed only when they are proved
 * @param checkpointFile where the last checkpoint is kept between two runs; without it, it is forgotten at the end
 */
@ConfigurationProperties("cartulary.client")
public record CatalogClientProperties(
        @Nullable URI url,
        @DefaultValue("60s") Duration deadline,
        @DefaultValue("30s") Duration attemptTimeout,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("4") int attempts,
        @DefaultValue("en") Language language,
        @Nullable String logKey,
        @Nullable Path checkpointFile) {}
