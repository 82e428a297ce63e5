package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.catalog.supplychain.ClaimsStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedTriplesTest {

    @ParameterizedTest
    @ValueSource(longs = {256L << 20, 512L << 20, 1L << 30, 8L << 30, 64L << 30})
    void claims_that_are_kept_take_an_eighth_of_the_heap_at_most(long heap) {
        long triples = Catalog.cachedTriples(heap);
        assertThat(triples).isBetween(50_000L, 1_000_000L);
        assertThat(triples * ClaimsStore.BYTES_OF_A_TRIPLE).isLessThanOrEqualTo(heap / 8);
    }

    @Test
    void a_large_heap_keeps_a_million() {
        assertThat(Catalog.cachedTriples(16L << 30)).isEqualTo(1_000_000);
    }
}
