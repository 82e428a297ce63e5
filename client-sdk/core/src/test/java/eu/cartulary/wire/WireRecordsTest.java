package eu.cartulary.wire;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The records read what the contract writes, keep what they do not know, and write the same again. */
class WireRecordsTest {

    @Test
    void keeps_members_it_does_not_know_even_when_they_are_null() throws Exception {
        OfferingPage page = read("""
                {"total":1,"undetermined":3,"items":[{"key":"k","id":"https://a.example/o","status":"active",
                "stars":4,"nothing":null}],"facets":{"country":[{"value":"FR","count":2}]},"took":{"ms":1}}""", OfferingPage.class);
        assertThat(page.more()).containsKey("took");
        assertThat(page.items().get(0).more()).containsEntry("stars", 4).containsEntry("nothing", null);
        assertThat(Json.read(Json.write(page)).get("items").get(0).get("stars").intValue())
                .isEqualTo(4);
    }

    @Test
    void absent_lists_are_empty_lists() throws Exception {
        OfferingDetail detail = read("{\"key\":\"k\",\"id\":\"urn:x:o\",\"status\":\"active\"}", OfferingDetail.class);
        assertThat(detail.sources()).isEmpty();
        assertThat(detail.levels()).isEmpty();
        assertThat(detail.provider()).isNull();
    }

    @Test
    void writes_instants_as_iso_8601_and_leaves_out_what_is_absent() throws Exception {
        HistoryEntry entry = new HistoryEntry(
                7, Instant.parse("2026-01-02T03:04:05Z"), "admitted", "ab", null, null, null, null, null);
        String json = new String(Json.write(entry), StandardCharsets.UTF_8);
        assertThat(json)
                .isEqualTo(
                        "{\"index\":7,\"time\":\"2026-01-02T03:04:05Z\",\"event\":\"admitted\",\"credential\":\"ab\"}");
        assertThat(read(json, HistoryEntry.class)).isEqualTo(entry);
    }

    @Test
    void a_problem_knows_its_kind_by_the_last_part_of_its_type() throws Exception {
        Problem problem = read(
                "{\"type\":\"https://c.example/problems/shape-violations\",\"title\":\"t\",\"status\":422,\"accepted\":[1]}",
                Problem.class);
        assertThat(problem.kind()).contains(ProblemType.SHAPE_VIOLATIONS);
        assertThat(problem.more()).containsKey("accepted");
        assertThat(problem.violations()).isEmpty();
        assertThat(new String(Json.write(problem), StandardCharsets.UTF_8)).doesNotContain("kind");
    }

    private static <T> T read(String json, Class<T> type) throws Exception {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
