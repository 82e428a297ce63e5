package eu.cartulary.catalog.envelope;

/**
 * What is out of measure.
 *
 * @param maxBytes largest body, in bytes
 * @param maxCredentials most credentials in one presentation; the largest real set seen had 62
 */
public record EnvelopeLimits(int maxBytes, int maxCredentials) {
    /** 1 MiB and 200 credentials: fits a small machine with many clients. */
    public static final EnvelopeLimits DEFAULT = new EnvelopeLimits(1 << 20, 200);
}
