package eu.cartulary.catalog.http;

import java.net.URI;

/**
 * Where things are: every link, {@code Location} and problem type starts with the base URL that was fixed at the first start,
 * never with a {@code Host} field, which anyone can write.
 *
 * @param base such as {@code https://catalog.example}, without a slash at the end
 */
public record Addresses(URI base) {
    public Addresses {
        String text = base.toString();
        if (text.endsWith("/")) {
            base = URI.create(text.substring(0, text.length() - 1));
        }
    }

    /** The full address of a path that starts with a slash. */
    public String of(String path) {
        return base + path;
    }
}
