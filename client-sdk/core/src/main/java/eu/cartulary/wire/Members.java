package eu.cartulary.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of what came over the wire: absent lists and maps are empty ones, and a member of value null is kept. */
final class Members {
    private Members() {}

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** Order is kept: facets and levels are shown in the order in which the server sent them. */
    static <V extends @Nullable Object> Map<String, V> map(@Nullable Map<String, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
