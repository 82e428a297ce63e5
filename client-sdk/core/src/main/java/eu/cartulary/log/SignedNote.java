package eu.cartulary.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures (C2SP signed-note). That it could be read says nothing yet: ask {@link #isSignedBy} before the text is
 * believed.
 */
public final class SignedNote {
    /** Largest note that is read, in bytes: room for more than 16 post-quantum signatures. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_SIGNATURES = 64;
    private static final String LINE = "\u2014 ";

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    static SignedNote of(String text, List<NoteSignature> signatures) throws LogFormatException {
        requireText(text);
        if (!text.endsWith("\n")) {
            throw new LogFormatException("the text of a note ends with a newline");
        }
        return new SignedNote(text, signatures);
    }

    /** Reads a note. */
    public static SignedNote parse(String note) throws LogFormatException {
        if (note.length() > MAX_BYTES) {
            throw new LogFormatException("a note of more than " + MAX_BYTES + " bytes");
        }
        requireText(note);
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw new LogFormatException("a note is a text, an empty line and signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(signature(line));
        }
        if (signatures.size() > MAX_SIGNATURES) {
            throw new LogFormatException("more than " + MAX_SIGNATURES + " signatures");
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    private static NoteSignature signature(String line) throws LogFormatException {
        if (!line.startsWith(LINE)) {
            throw new LogFormatException("a signature line starts with a dash");
        }
        String[] parts = line.substring(LINE.length()).split(" ", -1);
        if (parts.length != 2 || !NoteVerifier.isName(parts[0])) {
            throw new LogFormatException("a signature line has a key name and a signature");
        }
        byte[] bytes = NoteVerifier.base64(parts[1]);
        if (bytes.length <= NoteVerifier.ID_LENGTH) {
            throw new LogFormatException("a signature is longer than its key id");
        }
        byte[] id = Arrays.copyOf(bytes, NoteVerifier.ID_LENGTH);
        return new NoteSignature(parts[0], id, Arrays.copyOfRange(bytes, NoteVerifier.ID_LENGTH, bytes.length));
    }

    private static void requireText(String note) throws LogFormatException {
        for (int i = 0; i < note.length(); i++) {
            char c = note.charAt(i);
            boolean lone = Character.isSurrogate(c)
                    && !(Character.isHighSurrogate(c)
                            ? i + 1 < note.length() && Character.isLowSurrogate(note.charAt(i + 1))
                            : i > 0 && Character.isHighSurrogate(note.charAt(i - 1)));
            if (c < ' ' && c != '\n' || lone) {
                throw new LogFormatException("a note is UTF-8 without control characters");
            }
        }
    }

    /** What was signed, with its last newline. */
    public String text() {
        return text;
    }

    /** Whether this key signed it. A signature of the key that does not hold is as good as none. */
    public boolean isSignedBy(NoteVerifier verifier) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<NoteSignature> own = signatures.stream().filter(verifier::isFor).toList();
        return !own.isEmpty() && own.stream().allMatch(one -> verifier.verifies(bytes, one.bytes));
    }

    /** The whole note as it travels. */
    public String note() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSignature signature : signatures) {
            byte[] bytes = Arrays.copyOf(signature.keyId, NoteVerifier.ID_LENGTH + signature.bytes.length);
            System.arraycopy(signature.bytes, 0, bytes, NoteVerifier.ID_LENGTH, signature.bytes.length);
            note.append(LINE)
                    .append(signature.name)
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append('\n');
        }
        return note.toString();
    }

    @Override
    public String toString() {
        return note();
    }

    /** One signature line. */
    static final class NoteSignature {
        private final String name;
        private final byte[] keyId;
        private final byte[] bytes;

        NoteSignature(String name, byte[] keyId, byte[] bytes) {
            this.name = name;
            this.keyId = keyId;
            this.bytes = bytes;
        }

        String name() {
            return name;
        }

        byte[] keyId() {
            return keyId;
        }
    }
}
