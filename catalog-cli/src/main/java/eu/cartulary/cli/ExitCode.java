package eu.cartulary.cli;

/** How a command ended, for scripts. The numbers are part of the interface. */
enum ExitCode {
    OK(0),
    /** Something broke. */
    FAILURE(1),
    /** The command line cannot be understood. */
    USAGE(2),
    /** The content has violations; nothing broke. */
    FINDINGS(3),
    /** Not allowed: no or no sufficient token, or an issuer that is not trusted. */
    NOT_ALLOWED(4),
    NOT_FOUND(5),
    /** A newer credential is there. */
    CONFLICT(6),
    /** The catalog cannot be reached, or took too long. */
    NETWORK(7),
    /** A signature or a proof does not hold. */
    NOT_VERIFIED(8);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
