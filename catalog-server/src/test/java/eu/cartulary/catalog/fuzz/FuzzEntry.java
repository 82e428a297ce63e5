package eu.cartulary.catalog.fuzz;

/** What Jazzer calls; the system property {@code fuzz.target} says which target it serves. */
public final class FuzzEntry {
    private static final FuzzTarget TARGET = FuzzTarget.named(System.getProperty("fuzz.target"));

    private FuzzEntry() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.eat(input);
    }
}
