package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.cartulary.catalog.graph.SparqlSettings;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SparqlPropertiesTest {

    private static SparqlSettings bound(Map<String, String> properties) throws RefusedStartException {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("cartulary.sparql", SparqlProperties.class)
                .settings();
    }

    /** As an operator writes it: {@code max-rows}. */
    private static String name(RecordComponent component) {
        return "cartulary.sparql."
                + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    static Stream<RecordComponent> components() {
        return Stream.of(SparqlSettings.class.getRecordComponents());
    }

    @Test
    void nothing_set_is_what_a_small_machine_bears() throws Exception {
        assertThat(bound(Map.of())).isEqualTo(SparqlSettings.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("components")
    void each_setting_arrives_and_moves_no_other(RecordComponent component) throws Exception {
        Object usual = component.getAccessor().invoke(SparqlSettings.DEFAULT);
        Object other = usual instanceof Duration duration
                ? duration.plusMillis(7)
                : usual instanceof Long number ? (Object) (number + 7) : (Integer) usual + 7;
        String written = other instanceof Duration duration ? duration.toMillis() + "ms" : String.valueOf(other);

        SparqlSettings settings = bound(Map.of(name(component), written));

        for (RecordComponent each : SparqlSettings.class.getRecordComponents()) {
            assertThat(each.getAccessor().invoke(settings))
                    .as(each.getName())
                    .isEqualTo(
                            each.getName().equals(component.getName())
                                    ? other
                                    : each.getAccessor().invoke(SparqlSettings.DEFAULT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "max-query, 0",
        "max-rows, 0",
        "max-rows, 10000001",
        "max-bytes, 1000",
        "timeout, 31s",
        "timeout, -1s",
        "max-timeout, 1h",
        "running, 0",
        "lengthy, 0",
        "give-way, 2s",
        "waiting, -1",
        "per-client, 0",
        "sending, 0",
        "send-for, 1ms"
    })
    void what_cannot_be_is_named_with_its_bounds(String name, String value) {
        assertThatThrownBy(() -> bound(Map.of("cartulary.sparql." + name, value)))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("cartulary.sparql." + name + " is ")
                .hasMessageContaining("between");
    }

    @Test
    void a_longer_time_needs_a_longer_longest_one() throws Exception {
        Map<String, String> both = new HashMap<>(Map.of("cartulary.sparql.timeout", "40s"));
        both.put("cartulary.sparql.max-timeout", "1m");
        assertThat(bound(both).timeout()).isEqualTo(Duration.ofSeconds(40));
    }
}
