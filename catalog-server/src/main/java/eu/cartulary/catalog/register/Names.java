package eu.cartulary.catalog.register;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives each of a few thousand repeated values a number, so that a million lines can hold the number. One thread adds. */
final class Names<T> {
    private final Map<T, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, T> names = new ConcurrentHashMap<>();

    /** The number of a value, a new one if need be; the writer's thread only. */
    int number(T name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = names.size();
        names.put(number, name);
        numbers.put(name, number);
        return number;
    }

    /** The number of a value, or -1. */
    int find(T name) {
        return numbers.getOrDefault(name, -1);
    }

    /** All values there are now. */
    List<T> all() {
        return List.copyOf(numbers.keySet());
    }

    T name(int number) {
        T name = names.get(number);
        if (name == null) {
            throw new IllegalArgumentException("no name has number " + number);
        }
        return name;
    }
}
