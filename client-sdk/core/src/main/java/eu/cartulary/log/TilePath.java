package eu.cartulary.log;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a tile or of a bundle of entries below {@code /log/tile/} (C2SP tlog-tiles): {@code 0/x001/234}, {@code
 * entries/000.p/7}.
 *
 * @param level of a tile of hashes, from 0; {@link #ENTRIES} for a bundle
 * @param number place in the level
 * @param width hashes or entries in it; 256 when it is full
 */
public record TilePath(int level, long number, int width) {
    /** The level of bundles. */
    public static final int ENTRIES = -1;
    /** Hashes in a full tile. */
    public static final int FULL = 256;

    private static final Pattern FORM = Pattern.compile(
            "(entries|0|[1-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Reads an address; empty when it is none, or has leading zeroes too many. */
    public static Optional<TilePath> parse(String path) {
        Matcher matcher = FORM.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        long number = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        TilePath tile = new TilePath(level, number, width);
        boolean canonical = tile.toString().equals(path) && (matcher.group(3) == null || width < FULL);
        return canonical ? Optional.of(tile) : Optional.empty();
    }

    /** Whether all of its 256 places are taken, so that it never changes again. */
    public boolean isFull() {
        return width == FULL;
    }

    @Override
    public String toString() {
        StringBuilder name = new StringBuilder(String.format(Locale.ROOT, "%03d", number % 1_000));
        for (long rest = number / 1_000; rest > 0; rest /= 1_000) {
            name.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1_000));
        }
        return (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + name + (isFull() ? "" : ".p/" + width);
    }
}
