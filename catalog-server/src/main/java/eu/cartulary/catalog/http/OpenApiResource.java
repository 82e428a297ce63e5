package eu.cartulary.catalog.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code GET /openapi.yaml}: the contract as it is written in {@code docs/}. */
public final class OpenApiResource implements Resource {
    private static final String FOR_AN_HOUR = "max-age=3600";

    @Override
    public List<Route> routes() {
        byte[] contract = contract();
        return List.of(
                Route.get("/openapi.yaml", r -> Reply.bytes(r, MediaTypes.YAML, contract, FOR_AN_HOUR), MediaTypes.YAML)
                        .costing(Route.Cost.NONE));
    }

    /** The contract, YAML in UTF-8. */
    public static byte[] contract() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the contract is missing from this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
