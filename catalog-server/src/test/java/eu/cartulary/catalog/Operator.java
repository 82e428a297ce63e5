package eu.cartulary.catalog;

import eu.cartulary.client.CatalogClient;
import eu.cartulary.sign.OperatorTokens;
import eu.cartulary.sign.SigningKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Who holds the operator's key of a data folder. */
final class Operator {
    private final Path data;

    Operator(Path data) {
        this.data = data;
    }

    String token() {
        try {
            return OperatorTokens.mint(
                    SigningKeys.ofJwk(Files.readString(data.resolve("keys/operator.jwk.json"))),
                    RunningCatalog.BASE,
                    Duration.ofMinutes(5),
                    Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CatalogClient client(RunningCatalog running) {
        return CatalogClient.builder(running.address()).token(this::token).build();
    }
}
