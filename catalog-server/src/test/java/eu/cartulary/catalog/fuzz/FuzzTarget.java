package eu.cartulary.catalog.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** One parser under fire. A new instance for each process; {@link #eat} is called for each input. */
public interface FuzzTarget {
    /** Parses; throws what the parser must never throw. */
    void eat(byte[] input) throws Exception;

    /** Inputs that get deep into the parser, of our own making. */
    List<byte[]> seeds();

    /** Folders of third-party inputs below the shared test data; read where they are, never copied. */
    default List<String> shared() {
        return List.of();
    }

    /** A target by the name of its class below the server's package. */
    static FuzzTarget named(String name) {
        try {
            var constructor = Class.forName("eu.cartulary.catalog." + name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (FuzzTarget) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no target " + name, e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /** What a finding looks like. */
    static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
