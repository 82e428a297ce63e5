package eu.cartulary.log;

import java.util.Arrays;

/**
 * The tree in memory, as its tiles (C2SP tlog-tiles): 32 bytes a record, and a 255th more above. One thread adds; others read
 * below a size that they were told of after the leaves were added.
 */
public final class HashTree implements Subtrees {
    private static final int TILE = TilePath.FULL * Hash.LENGTH;
    private static final int TILE_HEIGHT = 8;

    private volatile Level[] levels = {new Level()};

    /** Adds the next leaf. */
    public void add(Hash leaf) {
        Hash hash = leaf;
        int at = 0;
        while (true) {
            Level level = level(at);
            long index = level.add(hash);
            if (index % TilePath.FULL != TilePath.FULL - 1) {
                return;
            }
            hash = combined(level, index - TilePath.FULL + 1, TILE_HEIGHT);
            at++;
        }
    }

    /** The leaf at this index, which must be there. */
    public Hash leaf(long index) {
        return levels[0].get(index);
    }

    @Override
    public Hash complete(int height, long index) {
        int below = height % TILE_HEIGHT;
        return combined(levels[height / TILE_HEIGHT], index << below, below);
    }

    /** A tile, whose hashes must all exist. */
    public byte[] tile(int level, long number, int width) {
        return Arrays.copyOf(levels[level].tile(number), width * Hash.LENGTH);
    }

    /** Root over {@code 2^height} hashes of a level. */
    private static Hash combined(Level level, long from, int height) {
        if (height == 0) {
            return level.get(from);
        }
        return Merkle.node(combined(level, from, height - 1), combined(level, from + (1L << height - 1), height - 1));
    }

    private Level level(int at) {
        if (at == levels.length) {
            Level[] more = Arrays.copyOf(levels, at + 1);
            more[at] = new Level();
            levels = more;
        }
        return levels[at];
    }

    private static final class Level {
        private volatile byte[][] tiles = new byte[16][];
        private long count;

        long add(Hash hash) {
            int tile = (int) (count / TilePath.FULL);
            if (tile == tiles.length) {
                tiles = Arrays.copyOf(tiles, tile * 2);
            }
            if (count % TilePath.FULL == 0) {
                tiles[tile] = new byte[TILE];
            }
            hash.copyTo(tiles[tile], (int) (count % TilePath.FULL) * Hash.LENGTH);
            return count++;
        }

        Hash get(long index) {
            return Hash.at(tile(index / TilePath.FULL), (int) (index % TilePath.FULL) * Hash.LENGTH);
        }

        byte[] tile(long number) {
            return tiles[(int) number];
        }
    }
}
