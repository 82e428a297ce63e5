package eu.cartulary.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof that fits in a file and needs no server (C2SP tlog-proof, version 1): the place of a leaf, its way to the root, and
 * the checkpoint with that root.
 *
 * @param inclusion the way, in the tree of the checkpoint's size
 * @param checkpoint the signed note
 */
public record TlogProof(Inclusion inclusion, String checkpoint) {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final int MAX_PATH = 64;

    /** The text of the file. */
    public String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE)
                .append("\nindex ")
                .append(inclusion.index())
                .append('\n');
        inclusion.path().forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /** Reads a file and checks nothing but its form; see {@link #whyNot}. */
    public static TlogProof parse(String text) throws LogFormatException {
        int split = text.indexOf("\n\n");
        if (split < 0 || text.length() > SignedNote.MAX_BYTES) {
            throw new LogFormatException("a proof is a head, an empty line and a checkpoint");
        }
        String checkpoint = text.substring(split + 2);
        List<String> lines = text.substring(0, split).lines().toList();
        int at = 1;
        if (lines.size() > at && lines.get(at).startsWith("extra ")) {
            at++;
        }
        if (lines.size() <= at
                || !lines.get(0).equals(FIRST_LINE)
                || !lines.get(at).matches("index (0|[1-9][0-9]{0,17})")
                || lines.size() > at + 1 + MAX_PATH) {
            throw new LogFormatException("not a " + FIRST_LINE);
        }
        long index = Long.parseLong(lines.get(at).substring("index ".length()));
        return new TlogProof(
                new Inclusion(index, size(checkpoint), path(lines.subList(at + 1, lines.size()))), checkpoint);
    }

    private static long size(String checkpoint) throws LogFormatException {
        String[] lines = checkpoint.split("\n", 3);
        if (lines.length < 3 || !lines[1].matches("0|[1-9][0-9]{0,18}")) {
            throw new LogFormatException("a checkpoint has an origin, a size and a root");
        }
        try {
            return Long.parseLong(lines[1]);
        } catch (NumberFormatException e) {
            throw new LogFormatException("not a size: " + lines[1]);
        }
    }

    private static List<Hash> path(List<String> lines) throws LogFormatException {
        List<Hash> path = new ArrayList<>(lines.size());
        for (String line : lines) {
            try {
                path.add(Hash.ofBase64(line));
            } catch (IllegalArgumentException e) {
                throw new LogFormatException("not a hash: " + line);
            }
        }
        return path;
    }

    /**
     * Checks the whole proof for a leaf.
     *
     * @param leaf {@link Merkle#leaf} of the header
     * @param log the key of the log it must be in
     * @return why it proves nothing; empty when it does
     */
    public Optional<String> whyNot(Hash leaf, NoteVerifier log) {
        try {
            return Merkle.whyNotIncluded(
                    leaf, inclusion, Checkpoint.verify(checkpoint, log).root());
        } catch (LogFormatException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
