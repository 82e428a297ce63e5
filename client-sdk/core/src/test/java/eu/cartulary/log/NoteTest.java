package eu.cartulary.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {
    private static final String ORIGIN = "catalog.example/log";

    private final NoteSigner signer = signer(ORIGIN);

    private static NoteSigner signer(String name) {
        try {
            return NoteSigner.generate(name);
        } catch (LogFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static Subtrees tree(String story) {
        return (height, index) -> height == 0
                ? Merkle.leaf((story + index).getBytes(StandardCharsets.UTF_8))
                : Merkle.node(
                        tree(story).complete(height - 1, 2 * index), tree(story).complete(height - 1, 2 * index + 1));
    }

    private String note(Subtrees tree, long size) {
        return Checkpoint.sign(signer, size, tree.root(size)).note().note();
    }

    /** The one complete example of the specification: its key verifies its note. */
    @Test
    void the_example_of_the_specification_verifies() throws Exception {
        NoteVerifier verifier =
                NoteVerifier.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote note = SignedNote.parse(
                "This is an example message.\n\n"
                        + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");
        assertThat(note.isSignedBy(verifier)).isTrue();
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(verifier.vkey()).isEqualTo("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    }

    @Test
    void a_note_with_one_other_letter_does_not_verify() throws Exception {
        String note = note(tree("a"), 7);
        for (int i = 0; i < note.indexOf("\n\n"); i++) {
            if (note.charAt(i) != '\n') {
                String other = note.substring(0, i) + (note.charAt(i) == 'x' ? 'y' : 'x') + note.substring(i + 1);
                assertThat(SignedNote.parse(other).isSignedBy(signer.verifier()))
                        .isFalse();
            }
        }
    }

    @Test
    void what_is_not_a_note_is_refused() {
        for (String bad : List.of(
                "",
                "text\n",
                "text\n\n",
                "text\n\nno dash\n",
                "a\tb\n\n\u2014 k AAAAAAA=\n",
                "text\n\n\u2014 k AAAA\n",
                "text\n\n\u2014 k+l AAAAAAA=\n",
                "text\n\n\u2014 k AAAAAAA=",
                "text\n\n\u2014 k AAAAAAB=\n")) {
            assertThatThrownBy(() -> SignedNote.parse(bad)).as(bad).isInstanceOf(LogFormatException.class);
        }
    }

    @Test
    void a_checkpoint_is_believed_only_from_its_own_log() throws Exception {
        String note = note(tree("a"), 7);
        assertThat(Checkpoint.verify(note, signer.verifier()).size()).isEqualTo(7);
        NoteVerifier sameNameOtherKey = signer(ORIGIN).verifier();
        assertThatThrownBy(() -> Checkpoint.verify(note, sameNameOtherKey)).isInstanceOf(LogFormatException.class);
        String foreign = signer.sign(
                        "other.example/log\n7\n" + tree("a").root(7).base64() + "\n")
                .note();
        assertThatThrownBy(() -> Checkpoint.verify(foreign, signer.verifier()))
                .hasMessageContaining("other.example/log");
        String zeroes = signer.sign(ORIGIN + "\n07\n" + tree("a").root(7).base64() + "\n")
                .note();
        assertThatThrownBy(() -> Checkpoint.verify(zeroes, signer.verifier())).hasMessageContaining("size");
    }

    @Test
    void a_key_survives_being_kept_and_does_not_fit_another() throws Exception {
        NoteSigner again = NoteSigner.ofPem(NoteVerifier.parse(signer.verifier().vkey()), signer.pem());
        assertThat(again.sign("text\n").isSignedBy(signer.verifier())).isTrue();
        NoteVerifier other = signer(ORIGIN).verifier();
        assertThatThrownBy(() -> NoteSigner.ofPem(other, signer.pem())).isInstanceOf(LogFormatException.class);
    }

    @Test
    void a_proof_in_a_file_proves_its_leaf_and_no_other() throws Exception {
        Subtrees tree = tree("a");
        TlogProof proof = TlogProof.parse(new TlogProof(tree.inclusion(3, 7), note(tree, 7)).text());
        assertThat(proof.whyNot(tree.complete(0, 3), signer.verifier())).isEmpty();
        assertThat(proof.whyNot(tree.complete(0, 4), signer.verifier())).isPresent();
        assertThat(proof.whyNot(tree.complete(0, 3), signer(ORIGIN).verifier())).isPresent();
    }

    @Test
    void a_log_that_goes_on_is_followed_and_one_that_forks_is_caught_with_both_notes() throws Exception {
        LogWatch watch = new LogWatch(signer.verifier());
        assertThat(watch.see(note(tree("a"), 3), NoteTest::none)).isInstanceOf(LogWatch.Seen.First.class);
        assertThat(watch.see(note(tree("a"), 9), tree("a")::consistency)).isInstanceOf(LogWatch.Seen.Grown.class);
        assertThat(watch.see(note(tree("a"), 5), tree("a")::consistency)).isInstanceOf(LogWatch.Seen.Behind.class);
        assertThat(watch.last().orElseThrow().size()).isEqualTo(9);

        LogWatch again = new LogWatch(
                signer.verifier(), watch.last().orElseThrow().note().note());
        List<LogWatch.Seen> forks = new ArrayList<>();
        forks.add(again.see(note(tree("b"), 9), NoteTest::none));
        forks.add(again.see(note(tree("b"), 12), tree("b")::consistency));
        forks.add(again.see(note(tree("b"), 4), tree("a")::consistency));
        forks.add(again.see(note(tree("a"), 12), (from, to) -> tree("a").consistency(from - 1, to)));
        for (LogWatch.Seen seen : forks) {
            assertThat(seen).isInstanceOfSatisfying(LogWatch.Seen.Fork.class, fork -> {
                assertThat(fork.before().note().isSignedBy(signer.verifier())).isTrue();
                assertThat(fork.now().note().isSignedBy(signer.verifier())).isTrue();
            });
        }
        assertThat(again.last().orElseThrow().size()).isEqualTo(9);
    }

    private static Consistency none(long from, long to) throws IOException {
        throw new IOException("not asked for");
    }
}
