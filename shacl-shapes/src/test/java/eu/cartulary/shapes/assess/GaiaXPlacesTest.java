package eu.cartulary.shapes.assess;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.report.Verdict;
import eu.cartulary.shapes.closure.MemoryClaims;
import eu.cartulary.shapes.rulebook.Parameters;
import eu.cartulary.shapes.rulebook.Rulebooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fact that Gaia-X has a place for is read from there and need not be repeated. */
class GaiaXPlacesTest {
    private static final Assessor ASSESSOR = new Assessor(Rulebooks.bundled());

    @ParameterizedTest(name = "by {0} in {1}: {2}")
    @CsvSource({
        "REST API,          text/csv,    true",
        "Download of a ZIP, text/csv,    true",
        "by post,           text/csv,    false",
        "rapid transit,     text/csv,    false",
        "REST API,          proprietary, false",
    })
    @DisplayName("a way out that the offering describes is a way out")
    void way_out(String means, String format, boolean met) {
        MemoryClaims claims =
                portability("gx:resource \"objects\" ; gx:formats \"%s\" ; gx:means \"%s\"".formatted(format, means));
        assertThat(verdict(claims, "ipc-baseline", "IPC-P1") == Verdict.MET).isEqualTo(met);
    }

    @Test
    @DisplayName("documentation and formats of a move are those that the offering names")
    void documentation() {
        MemoryClaims claims = portability("gx:formats \"text/csv\" ; gx:documentations ex:leaving")
                .credential("ex:service-profile ctl:complete ctl:limitation .");
        assertThat(verdict(claims, "data-act-switching", "DA-26(a)")).isEqualTo(Verdict.MET);
        assertThat(verdict(portability("gx:formats \"text/csv\""), "data-act-switching", "DA-26(a)"))
                .isEqualTo(Verdict.NOT_DECLARED);
    }

    private static MemoryClaims portability(String facts) {
        return Fixture.bare("ObjectStorageProfile").credential("ex:service gx:dataPortability [ " + facts + " ] .");
    }

    private static Verdict verdict(MemoryClaims claims, String rulebook, String id) {
        return ASSESSOR
                .assess(
                        claims.closure(Fixture.OFFERING),
                        rulebook,
                        Fixture.NOW,
                        Parameters.defaults(Rulebooks.bundled().byId(rulebook).orElseThrow()))
                .criteria()
                .stream()
                .filter(a -> a.criterion().equals(id))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
