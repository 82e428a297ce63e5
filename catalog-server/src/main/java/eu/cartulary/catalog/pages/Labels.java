package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.at;
import static eu.cartulary.catalog.pages.Html.cls;
import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.to;

import eu.cartulary.catalog.pages.Html.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small things that appear on several pages. */
final class Labels {
    private static final int SHORT_DIGEST = 12;

    private Labels() {}

    /**
     * A level.
     *
     * @param none whether it is the lowest one, which nobody misses
     */
    static Node level(String rulebook, String level, boolean none) {
        return el(
                "span",
                cls(none ? "level none" : "level"),
                el("span", cls("rulebook"), rulebook),
                " ",
                el("strong", level.equals("none") ? "–" : level));
    }

    /** The ladder of a rulebook: each rung, those reached filled. */
    static Node ladder(List<String> levels, @Nullable String reached, @Nullable String atMost) {
        int top = reached == null ? -1 : levels.indexOf(reached);
        int open = atMost == null ? top : levels.indexOf(atMost);
        return el(
                "ol",
                cls("ladder"),
                java.util.stream.IntStream.range(0, levels.size())
                        .mapToObj(i -> el(
                                "li",
                                cls(i <= top ? "reached" : i <= open ? "open" : "closed"),
                                i == top ? at("aria-current", "step") : null,
                                levels.get(i)))
                        .toList());
    }

    /** The status of a credential or offering; said only where it is not active. */
    static @Nullable Node status(Words words, String status) {
        return status.equals("active")
                ? null
                : el(
                        "span",
                        cls("status " + (status.matches("[a-z]+") ? status : "")),
                        words.or("status." + status, status));
    }

    /** A digest, short, as a link to the credential. */
    static Node credential(String digest) {
        boolean whole = digest.matches("[0-9a-f]{64}");
        return whole
                ? el(
                        "a",
                        cls("digest"),
                        to("/credentials/" + digest),
                        at("title", digest),
                        digest.substring(0, SHORT_DIGEST) + "…")
                : el("code", digest);
    }

    /** A term and what it means, for lists of facts. */
    static @Nullable Node fact(String term, @Nullable Object value) {
        return value == null || value.toString().isEmpty() ? null : el("div", el("dt", term), el("dd", value));
    }
}
