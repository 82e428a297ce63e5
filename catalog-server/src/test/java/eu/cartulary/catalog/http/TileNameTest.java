package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TileNameTest {
    @Test
    void reads_names_of_tiles_and_bundles() {
        assertThat(TileName.parse("/0/000")).contains(new TileName(false, 0, 0, 256));
        assertThat(TileName.parse("/1/x001/x234/067.p/8")).contains(new TileName(false, 1, 1_234_067, 8));
        assertThat(TileName.parse("/entries/x001/000")).contains(new TileName(true, 0, 1_000, 256));
        assertThat(TileName.parse("/63/999.p/255")).contains(new TileName(false, 63, 999, 255));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/0",
                "/0/1",
                "/0/0000",
                "/0/x000/001",
                "/64/000",
                "/00/000",
                "/0/000.p/0",
                "/0/000.p/256",
                "/0/000.p/001",
                "/0/001/x000",
                "/entries/../0/000",
                "/0/000/",
                "/-1/000",
                "/0/x999/x999/x999/x999/x999/999"
            })
    void refuses_every_other_way_of_writing(String name) {
        assertThat(TileName.parse(name)).isEmpty();
    }
}
