package eu.cartulary.catalog.kernel;

/** Whether a person looks at what the program prints. */
public final class Watched {
    private Watched() {}

    /** From Java 22 on there may be a console also when output goes into a pipe; older ones give none then. */
    public static boolean byAPerson() {
        if (System.console() == null || System.getenv("NO_COLOR") != null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
