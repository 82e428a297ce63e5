package eu.cartulary.catalog.fuzz;

/** What Jazzer calls; the system property {@code fuzz.target} says which target it serves. */
public final class FuzzEntry {
    private static final FuzzTarget TARGET = FuzzTarget.named(System.getProperty("fuzz.target"));

    private FuzzEntry() {}

    /** Before any clock runs: what loading classes takes is not what one input takes. */
    public static void fuzzerInitialize() throws Exception {
        TARGET.eat(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.eat(input);
    }
}
