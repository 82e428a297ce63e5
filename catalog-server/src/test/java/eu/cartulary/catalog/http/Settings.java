package eu.cartulary.catalog.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings for a test: the defaults, but for a few. */
final class Settings {
    private Settings() {}

    static HttpSettings with(Consumer<Map<String, String>> changes) {
        Map<String, String> own = new HashMap<>();
        changes.accept(own);
        Map<String, String> prefixed = new HashMap<>();
        own.forEach((k, v) -> prefixed.put("cartulary.http." + k, v));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bindOrCreate("cartulary.http", HttpSettings.class);
    }
}
