package eu.cartulary.catalog.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tile: level, number and width, or a bundle of entries. The one way of writing each is accepted and no other, so
 * that caches hold a tile once.
 *
 * @param entries a bundle of entries rather than hashes
 * @param level 0 for leaves
 * @param number in groups of three digits, all but the last with an {@code x} in front
 * @param width 256 for a full tile, else that of the partial one
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles, Merkle tree and entries</a>
 */
record TileName(boolean entries, int level, long number, int width) {
    static final int FULL = 256;

    private static final Pattern FORM = Pattern.compile(
            "/?(entries|0|[1-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    static Optional<TileName> parse(String path) {
        Matcher matcher = FORM.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(2);
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        if (digits.startsWith("x000") || matcher.group(3) != null && width >= FULL) {
            return Optional.empty();
        }
        boolean entries = matcher.group(1).equals("entries");
        long number = Long.parseLong(digits.replace("x", "").replace("/", ""));
        return Optional.of(new TileName(entries, entries ? 0 : Integer.parseInt(matcher.group(1)), number, width));
    }
}
