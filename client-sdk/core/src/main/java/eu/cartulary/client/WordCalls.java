package eu.cartulary.client;

import eu.cartulary.wire.CodeListRef;
import eu.cartulary.wire.CodeListValue;
import eu.cartulary.wire.ExampleRef;
import eu.cartulary.wire.ExplainedProblem;
import eu.cartulary.wire.ListOf;
import eu.cartulary.wire.RulebookSummary;
import java.util.List;

/** The calls for the words and rules of a catalog: rulebooks, shapes, code lists, examples, problems. */
final class WordCalls {
    private WordCalls() {}

    static Call<ListOf<RulebookSummary>> rulebooks() {
        return Calls.listOf("rulebooks", "/rulebooks", RulebookSummary.class);
    }

    static Call<Content> rulebook(String id, String accept) {
        return Calls.content("rulebook", "/rulebooks/" + Call.encode(id), accept);
    }

    static Call<Content> example(String kind) {
        String path = String.join(
                "/", List.of(kind.split("/")).stream().map(Call::encode).toList());
        return Calls.content("example", "/examples/" + path, "application/yaml, application/ld+json;q=0.5, */*;q=0.1");
    }

    static Call<ListOf<ExampleRef>> examples() {
        return Calls.listOf("examples", "/examples", ExampleRef.class);
    }

    static Call<Content> shapes(RdfFormat format) {
        return Calls.content("shapes", "/shapes", format.mediaType());
    }

    static Call<ListOf<CodeListRef>> codeLists() {
        return Calls.listOf("code-lists", "/vocabulary", CodeListRef.class);
    }

    static Call<ListOf<CodeListValue>> codeList(String name) {
        return Calls.listOf("code-list", "/vocabulary/" + Call.encode(name), CodeListValue.class);
    }

    static Call<Content> context() {
        return Calls.content("context", "/contexts/v1", "application/ld+json");
    }

    static Call<ListOf<ExplainedProblem>> problems() {
        return Calls.listOf("problems", "/problems", ExplainedProblem.class);
    }

    static Call<ExplainedProblem> problem(String slug) {
        return Call.getJson("problem", "/problems/" + Call.encode(slug), ExplainedProblem.class);
    }
}
