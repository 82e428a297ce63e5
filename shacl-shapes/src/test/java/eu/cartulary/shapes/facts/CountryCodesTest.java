package eu.cartulary.shapes.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountryCodesTest {
    @Test
    void a_part_of_a_country_lies_in_that_country() {
        assertThat(OfferingFacts.alpha2("de-by")).contains("DE");
    }

    @Test
    void greece_and_the_united_kingdom_are_known_by_either_code() {
        assertThat(OfferingFacts.alpha2("EL")).contains("GR");
        assertThat(OfferingFacts.alpha2("UK")).contains("GB");
    }

    @Test
    void what_is_no_code_is_no_country() {
        assertThat(OfferingFacts.alpha2("Germany")).isEmpty();
        assertThat(OfferingFacts.alpha2("1")).isEmpty();
    }
}
