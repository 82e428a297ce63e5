package eu.cartulary.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for the values of one parameter, the same in every segment, so that counts of segments add up without looking at text.
 * Only grows, by the few values that offerings gave up again. Any thread.
 */
final class Dictionary {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> values = new ArrayList<>();

    synchronized int number(String value) {
        return numbers.computeIfAbsent(value, v -> {
            values.add(v);
            return values.size() - 1;
        });
    }

    synchronized int size() {
        return values.size();
    }

    synchronized String value(int number) {
        return values.get(number);
    }
}
