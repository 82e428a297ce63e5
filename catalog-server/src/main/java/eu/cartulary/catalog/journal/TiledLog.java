package eu.cartulary.catalog.journal;

import eu.cartulary.log.Consistency;
import eu.cartulary.log.Hash;
import eu.cartulary.log.Inclusion;
import eu.cartulary.log.NoteVerifier;
import eu.cartulary.log.TilePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The tree of the ledger as a tiled log. */
final class TiledLog implements TransparencyLog {
    private static final int TILE_BITS = 8;
    private static final int MAX_LEVEL = 7;

    private final Ledger ledger;
    private final RecordReader reader;
    private final Checkpoints checkpoints;
    private final NoteVerifier verifier;

    TiledLog(Ledger ledger, RecordReader reader, Checkpoints checkpoints, NoteVerifier verifier) {
        this.ledger = ledger;
        this.reader = reader;
        this.checkpoints = checkpoints;
        this.verifier = verifier;
    }

    @Override
    public String checkpoint() {
        return checkpoints.newest().note().note();
    }

    @Override
    public String origin() {
        return verifier.name();
    }

    @Override
    public String verifierKey() {
        return verifier.vkey();
    }

    @Override
    public long size() {
        return ledger.size();
    }

    @Override
    public Hash root(long size) {
        requireDurable(size);
        return ledger.tree().root(size);
    }

    @Override
    public Hash leaf(long index) {
        requireDurable(index + 1);
        return ledger.tree().leaf(index);
    }

    @Override
    public Optional<byte[]> tile(int level, long number, int width) {
        // Level 7 would begin at 2^56 records: there is none here.
        if (level < 0 || level >= MAX_LEVEL || !reaches(ledger.size() >> TILE_BITS * level, number, width)) {
            return Optional.empty();
        }
        return Optional.of(ledger.tree().tile(level, number, width));
    }

    @Override
    public Optional<byte[]> entries(long number, int width) throws IOException {
        if (!reaches(ledger.size(), number, width)) {
            return Optional.empty();
        }
        ByteArrayOutputStream bundle = new ByteArrayOutputStream(width * 1_024);
        for (long index = number * TilePath.FULL; index < number * TilePath.FULL + width; index++) {
            byte[] header = reader.headerBytes(index);
            bundle.write(header.length >>> 8);
            bundle.write(header.length);
            bundle.writeBytes(header);
        }
        return Optional.of(bundle.toByteArray());
    }

    private static boolean reaches(long hashes, long number, int width) {
        return number >= 0
                && number <= hashes / TilePath.FULL
                && width >= 1
                && width <= TilePath.FULL
                && number * TilePath.FULL + width <= hashes;
    }

    @Override
    public Inclusion inclusion(long index, long size) {
        requireDurable(size);
        return ledger.tree().inclusion(index, size);
    }

    @Override
    public Consistency consistency(long from, long to) {
        requireDurable(to);
        return ledger.tree().consistency(from, to);
    }

    private void requireDurable(long size) {
        if (size < 0 || size > ledger.size()) {
            throw new IllegalArgumentException("the log has " + ledger.size() + " records, not " + size);
        }
    }
}
