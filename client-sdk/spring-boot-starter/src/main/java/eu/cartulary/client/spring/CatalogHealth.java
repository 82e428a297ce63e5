package eu.cartulary.client.spring;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.client.CatalogException;
import eu.cartulary.verify.AnswerNotVerifiedException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up when the catalog shows a checkpoint of its log, which it does whatever else it is busy with. With a log key, that
 * checkpoint is held against the last one: a catalog that tells two stories is down.
 */
final class CatalogHealth implements HealthIndicator {
    private final CatalogClient client;

    CatalogHealth(CatalogClient client) {
        this.client = client;
    }

    @Override
    public Health health() {
        Health.Builder health =
                new Health.Builder().withDetail("url", client.baseUrl().toString());
        try {
            String[] lines = client.sync().checkpoint().split("\n", 3);
            return health.up()
                    .withDetail("records", lines.length > 1 ? lines[1] : "?")
                    .build();
        } catch (AnswerNotVerifiedException untrue) {
            return health.down(untrue).withDetail("rule", untrue.rule()).build();
        } catch (CatalogException away) {
            return health.down(away).build();
        }
    }
}
