package eu.cartulary.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTest {
    private static final int SIZE = 67;

    /** By the definition of the RFC, without a trick. */
    private static Hash root(int from, int to) {
        if (to - from == 1) {
            return leaf(from);
        }
        int split = Integer.highestOneBit(to - from - 1);
        return Merkle.node(root(from, from + split), root(from + split, to));
    }

    private static Hash leaf(int index) {
        return Merkle.leaf(("entry " + index).getBytes(StandardCharsets.UTF_8));
    }

    private static final Subtrees TREE = (height, index) -> root((int) (index << height), (int) (index + 1 << height));

    @Test
    void roots_are_those_of_the_definition() {
        assertThat(TREE.root(0)).isEqualTo(Merkle.EMPTY);
        for (int size = 1; size <= SIZE; size++) {
            assertThat(TREE.root(size)).isEqualTo(root(0, size));
        }
    }

    @Test
    void every_leaf_of_every_tree_can_be_proved() {
        for (int size = 1; size <= SIZE; size++) {
            for (int index = 0; index < size; index++) {
                assertThat(Merkle.whyNotIncluded(leaf(index), TREE.inclusion(index, size), root(0, size)))
                        .as("%d in %d", index, size)
                        .isEmpty();
            }
        }
    }

    @Test
    void no_leaf_is_proved_at_the_place_of_another() {
        Inclusion proof = TREE.inclusion(11, SIZE);
        for (int index = 0; index < SIZE; index++) {
            if (index != 11) {
                assertThat(Merkle.whyNotIncluded(leaf(11), new Inclusion(index, SIZE, proof.path()), root(0, SIZE)))
                        .as("at %d", index)
                        .isPresent();
            }
        }
    }

    @Test
    void every_tree_is_proved_to_be_the_beginning_of_every_longer_one() {
        for (int to = 1; to <= SIZE; to++) {
            for (int from = 1; from <= to; from++) {
                Consistency proof = TREE.consistency(from, to);
                assertThat(Merkle.whyNotConsistent(proof, root(0, from), root(0, to)))
                        .as("%d to %d", from, to)
                        .isEmpty();
                assertThat(Merkle.whyNotConsistent(proof, leaf(99), root(0, to)))
                        .as("another past, %d to %d", from, to)
                        .isPresent();
            }
        }
    }

    @Test
    void there_is_no_proof_outside_the_tree() {
        assertThatThrownBy(() -> TREE.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TREE.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tile_addresses_are_read_as_they_are_written() {
        for (String path : List.of("0/000", "0/x001/x234/067", "63/999", "entries/000.p/255", "1/x001/000.p/1")) {
            assertThat(TilePath.parse(path)).map(TilePath::toString).hasValue(path);
        }
        assertThat(TilePath.parse("0/x001/x234/067")).hasValue(new TilePath(0, 1_234_067, 256));
        for (String path : List.of(
                "00/000",
                "64/000",
                "0/0",
                "0/x000/001",
                "0/001.p/0",
                "0/001.p/256",
                "0/001.p/01",
                "0/1000",
                "x/000",
                "")) {
            assertThat(TilePath.parse(path)).as(path).isEmpty();
        }
    }
}
