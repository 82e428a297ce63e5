/** Run by the JDK that the build has chosen: says in one sentence when it is too old. */
final class RequireJdk {
    public static void main(String[] arguments) {
        int least = Integer.parseInt(arguments[0]);
        int found = Runtime.version().feature();
        if (found < least) {
            System.err.println("Cartulary is built and run with JDK " + least + " or later (25 is best), and the newest"
                    + " found on this machine is " + found + ": install one under /usr/lib/jvm or set JAVA_HOME.");
            System.exit(1);
        }
    }
}
