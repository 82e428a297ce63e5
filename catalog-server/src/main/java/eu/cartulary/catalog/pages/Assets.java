package eu.cartulary.catalog.pages;

import eu.cartulary.catalog.http.Reply;
import eu.cartulary.catalog.http.Resource;
import eu.cartulary.catalog.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.http.MediaType;

/** {@code /assets}: the style sheet and the seal. There is no script. */
public final class Assets implements Resource {
    private static final String FOR_AN_HOUR = "max-age=3600";

    @Override
    public List<Route> routes() {
        return List.of(
                asset("cartulary.css", new MediaType("text", "css", java.nio.charset.StandardCharsets.UTF_8)),
                asset("seal.svg", new MediaType("image", "svg+xml")));
    }

    private static Route asset(String name, MediaType type) {
        byte[] bytes = read(name);
        return Route.get("/assets/" + name, request -> Reply.bytes(request, type, bytes, FOR_AN_HOUR))
                .costing(Route.Cost.NONE);
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
