package eu.cartulary.catalog.fuzz;

import eu.cartulary.jose.Algorithm;
import eu.cartulary.jose.SigningKey;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Hash;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.NoteVerifier;
import eu.cartulary.log.SignedNote;
import eu.cartulary.log.TilePath;
import eu.cartulary.log.TlogProof;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;

/** Signed notes, checkpoints, verifier keys, proofs, names of tiles. */
final class LogTarget implements FuzzTarget {
    private final NoteVerifier verifier = verifier();

    private static NoteVerifier verifier() {
        try {
            return NoteVerifier.of(
                    "log.example",
                    SigningKey.generate(Algorithm.EDDSA).verificationKey().raw());
        } catch (LogFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void eat(byte[] input) throws Exception {
        String text = FuzzTarget.text(input);
        refusable(() -> {
            SignedNote note = SignedNote.parse(text);
            FuzzTarget.require(!note.isSignedBy(verifier), "a note nobody signed verifies");
            FuzzTarget.require(
                    SignedNote.parse(note.note()).text().equals(note.text()), "another note when read again");
            return note;
        });
        refusable(() -> Checkpoint.verify(text, verifier));
        refusable(() -> NoteVerifier.parse(text));
        refusable(() -> TlogProof.parse(text));
        TilePath.parse(text);
    }

    private static void refusable(Callable<?> parsing) throws Exception {
        try {
            parsing.call();
        } catch (LogFormatException refused) {
            FuzzTarget.require(refused.getMessage() != null, "refused without a word");
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        String hash = Base64.getEncoder().encodeToString(new byte[Hash.LENGTH]);
        String signature = "\n— log.example " + Base64.getEncoder().encodeToString(new byte[68]) + "\n";
        String checkpoint = "log.example\n17\n" + hash + "\n" + signature;
        seeds.add(FuzzTarget.bytes(checkpoint));
        seeds.add(FuzzTarget.bytes("c2sp.org/tlog-proof@v1\nindex 3\n" + hash + "\n" + hash + "\n\n" + checkpoint));
        seeds.add(FuzzTarget.bytes(verifier.vkey()));
        seeds.add(FuzzTarget.bytes("tile/0/x001/234.p/17"));
        return seeds;
    }
}
