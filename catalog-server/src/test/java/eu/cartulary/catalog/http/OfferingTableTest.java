package eu.cartulary.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OfferingTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\u00a0=1",
                "=cmd|' /C calc'!A0",
                "＝1",
                "%0A=1",
                "|x"
            })
    void what_a_spreadsheet_would_run_is_text(String cell) {
        String row = OfferingTable.row(List.of(cell));
        assertThat(row.startsWith("\"") ? row.substring(1) : row).startsWith("'");
    }

    @Test
    void quotes_as_rfc_4180_says_and_leaves_plain_text_alone() {
        assertThat(OfferingTable.row(List.of("a", "b,c", "say \"no\"", "two\nlines", "", "caf\u00e9")))
                .isEqualTo("a,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",,caf\u00e9\r\n");
    }
}
