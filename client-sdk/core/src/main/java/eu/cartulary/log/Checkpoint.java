package eu.cartulary.log;

import java.util.List;

/**
 * How long a log was and which root it had (C2SP tlog-checkpoint), as its signed note says.
 *
 * @param origin name of the log
 * @param size its leaves
 * @param root its root
 * @param note the whole signed note, to be kept as evidence
 */
public record Checkpoint(String origin, long size, Hash root, SignedNote note) {

    /** Signs the state of a log; the signer's name is the origin. */
    public static Checkpoint sign(NoteSigner signer, long size, Hash root) {
        String origin = signer.verifier().name();
        try {
            return new Checkpoint(origin, size, root, signer.sign(origin + "\n" + size + "\n" + root.base64() + "\n"));
        } catch (LogFormatException e) {
            throw new IllegalStateException("a key name is a line of text", e);
        }
    }

    /**
     * Reads a checkpoint and believes it only when this key signed it under its own name.
     *
     * @throws LogFormatException when it cannot be read, is of another log, or the signature does not hold
     */
    public static Checkpoint verify(String note, NoteVerifier verifier) throws LogFormatException {
        SignedNote signed = SignedNote.parse(note);
        if (!signed.isSignedBy(verifier)) {
            throw new LogFormatException("the checkpoint is not signed by " + verifier.vkey());
        }
        Checkpoint checkpoint = parse(signed);
        if (!checkpoint.origin().equals(verifier.name())) {
            throw new LogFormatException("a checkpoint of " + checkpoint.origin() + ", not of " + verifier.name());
        }
        return checkpoint;
    }

    private static Checkpoint parse(SignedNote signed) throws LogFormatException {
        List<String> lines = signed.text().lines().toList();
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new LogFormatException("a checkpoint has an origin, a size and a root");
        }
        if (!lines.get(1).matches("0|[1-9][0-9]{0,18}")) {
            throw new LogFormatException("not a size: " + lines.get(1));
        }
        try {
            Checkpoint checkpoint =
                    new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.ofBase64(lines.get(2)), signed);
            if (checkpoint.size() == 0 && !checkpoint.root().equals(Merkle.EMPTY)) {
                throw new LogFormatException("a log without leaves has another root");
            }
            return checkpoint;
        } catch (IllegalArgumentException e) {
            throw new LogFormatException("not a size and a root: " + e.getMessage());
        }
    }
}
