package eu.cartulary.catalog.http;

import eu.cartulary.catalog.fuzz.FuzzTarget;
import java.util.List;

/** Names of tiles as they stand in an address. */
final class TileNameTarget implements FuzzTarget {
    @Override
    public void eat(byte[] input) {
        TileName.parse(FuzzTarget.text(input)).ifPresent(tile -> {
            FuzzTarget.require(tile.number() >= 0 && tile.width() >= 1 && tile.width() <= 256, "no tile: " + tile);
            FuzzTarget.require(tile.level() >= 0 && tile.level() < 64, "no level: " + tile);
        });
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("0/000", "entries/x001/x234/067.p/17", "63/x999/999", "/5/001.p/255").stream()
                .map(FuzzTarget::bytes)
                .toList();
    }
}
