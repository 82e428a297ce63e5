package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.at;
import static eu.cartulary.catalog.pages.Html.cls;
import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.flag;
import static eu.cartulary.catalog.pages.Html.many;
import static eu.cartulary.catalog.pages.Html.to;

import eu.cartulary.catalog.pages.Html.Node;
import eu.cartulary.catalog.search.Choice;
import eu.cartulary.catalog.search.SearchPage;
import eu.cartulary.catalog.search.SearchQuestion;
import eu.cartulary.catalog.search.SearchVocabulary;
import eu.cartulary.json.Json;
import eu.cartulary.report.Grade;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ParticipantRef;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The search as a page: question on the left, answers on the right, one form without script. */
final class SearchView {
    /** Facets that the page counts, in its order. */
    static final List<String> FACETS = List.of("kind", "country", "certificate", "protocol", "keyCustody", "provider");

    private static final int SHOWN = 7;

    private final SearchVocabulary vocabulary;
    private final Names names;

    SearchView(SearchVocabulary vocabulary, Names names) {
        this.vocabulary = vocabulary;
        this.names = names;
    }

    /** Question and answer. */
    Node of(Words words, SearchQuestion question, SearchPage page, @Nullable String next) {
        return many(
                hero(words, question),
                el(
                        "div",
                        cls("wide search"),
                        filters(words, question, page),
                        el(
                                "section",
                                cls("results"),
                                at("aria-labelledby", "found"),
                                summary(words, question, page),
                                page.items().stream().map(item -> result(words, item)),
                                page.items().isEmpty() ? nothing(words, page) : null,
                                paging(words, question, next))));
    }

    private static Node hero(Words words, SearchQuestion question) {
        return el(
                "div",
                cls("hero"),
                el(
                        "div",
                        cls("wide"),
                        el("h1", words.of("search.heading")),
                        el("p", cls("lead"), words.of("search.lead")),
                        el(
                                "div",
                                cls("ask"),
                                el("label", cls("unseen"), at("for", "q"), words.of("search.label")),
                                el(
                                        "input",
                                        at("id", "q"),
                                        at("name", "q"),
                                        at("type", "search"),
                                        at("form", "ask"),
                                        at("maxlength", "256"),
                                        at("autocomplete", "off"),
                                        at("placeholder", words.of("search.placeholder")),
                                        at("value", question.text() == null ? "" : question.text())),
                                el("button", at("form", "ask"), words.of("search.button")))));
    }

    private Node filters(Words words, SearchQuestion question, SearchPage page) {
        List<Node> groups = new ArrayList<>();
        groups.add(guarantees(words, question));
        groups.add(levels(words, question));
        for (String facet : FACETS) {
            Node group = facet(words, question, facet, page.facets().getOrDefault(facet, List.of()));
            if (group != null) {
                groups.add(group);
            }
        }
        return el(
                "form",
                at("id", "ask"),
                at("method", "get"),
                at("action", "/"),
                cls("filters"),
                at("aria-label", words.of("search.filters")),
                el(
                        "input",
                        at("type", "hidden"),
                        at("name", "lang"),
                        at("value", words.language().tag())),
                groups,
                el(
                        "p",
                        cls("apply"),
                        el("button", words.of("search.apply")),
                        el("a", to("/?lang=" + words.language().tag()), words.of("search.reset"))));
    }

    private static Node guarantees(Words words, SearchQuestion question) {
        Set<String> only = chosen(question, Choice.ONLY_IN);
        Set<String> not = chosen(question, Choice.NOT_EXPOSED_TO);
        return el(
                "fieldset",
                el("legend", words.of("search.guarantees")),
                el(
                        "label",
                        at("for", "onlyIn"),
                        words.of("search.onlyIn"),
                        el(
                                "select",
                                at("id", "onlyIn"),
                                at("name", "onlyIn"),
                                option("", words.of("search.anywhere"), only.isEmpty()),
                                List.of("EU", "EEA").stream()
                                        .map(code -> option(code, words.country(code), only.contains(code))),
                                only.stream()
                                        .filter(code -> !code.equals("EU") && !code.equals("EEA"))
                                        .map(code -> option(code, words.country(code), true)))),
                el("p", cls("hint"), words.of("search.onlyIn.hint")),
                List.of("US", "CN").stream()
                        .map(code -> tick(
                                Choice.NOT_EXPOSED_TO.parameter(),
                                code,
                                words.of("search.notExposedTo", words.country(code)),
                                not.contains(code),
                                null)));
    }

    private Node levels(Words words, SearchQuestion question) {
        return el(
                "fieldset",
                el("legend", words.of("search.levels")),
                vocabulary.scales().stream()
                        .filter(scale -> scale.id().indexOf('/') < 0)
                        .map(scale -> level(words, question, scale)),
                el(
                        "label",
                        at("for", "proof"),
                        words.of("search.proof"),
                        el(
                                "select",
                                at("id", "proof"),
                                at("name", "proof"),
                                Arrays.stream(Grade.values())
                                        .map(grade -> option(
                                                word(grade),
                                                words.of("grade." + word(grade)),
                                                grade == question.proof())))));
    }

    private Node level(Words words, SearchQuestion question, SearchVocabulary.Scale scale) {
        String asked = question.levels().stream()
                .filter(level -> level.scale().equals(scale.id()))
                .map(SearchQuestion.LevelAtLeast::level)
                .findFirst()
                .orElse("");
        String id = "level-" + scale.id().replaceAll("[^A-Za-z0-9]", "-");
        return el(
                "label",
                at("for", id),
                names.rulebook(scale.id(), words.language()),
                el(
                        "select",
                        at("id", id),
                        at("name", "level"),
                        option("", words.of("search.anyLevel"), asked.isEmpty()),
                        scale.levels().stream()
                                .filter(code -> !code.equals("none"))
                                .map(code -> option(
                                        scale.id() + ":" + code,
                                        words.of("search.atLeast", code),
                                        code.equals(asked)))));
    }

    private @Nullable Node facet(
            Words words, SearchQuestion question, String facet, List<SearchPage.FacetValue> values) {
        if (values.isEmpty()) {
            return null;
        }
        Set<String> chosen = Arrays.stream(Choice.values())
                .filter(choice -> choice.parameter().equals(facet))
                .findFirst()
                .map(choice -> chosen(question, choice))
                .orElse(Set.of());
        List<Node> ticks = values.stream()
                .map(value -> tick(
                        facet,
                        value.value(),
                        names.value(facet, value.value(), value.label(), words),
                        chosen.contains(value.value()),
                        words.number(value.count())))
                .toList();
        int shown = Math.min(SHOWN, ticks.size());
        return el(
                "fieldset",
                el("legend", words.of("facet." + facet)),
                ticks.subList(0, shown),
                shown == ticks.size()
                        ? null
                        : el(
                                "details",
                                cls("more"),
                                el("summary", words.of("search.more", ticks.size() - shown)),
                                ticks.subList(shown, ticks.size())));
    }

    private static Node tick(String name, String value, String label, boolean ticked, @Nullable String count) {
        return el(
                "label",
                cls(value.indexOf('/') > 0 && name.equals("kind") ? "tick below" : "tick"),
                el("input", at("type", "checkbox"), at("name", name), at("value", value), flag("checked", ticked)),
                el("span", label),
                count == null ? null : el("span", cls("count"), count));
    }

    private static Node option(String value, String label, boolean selected) {
        return el("option", at("value", value), flag("selected", selected), label);
    }

    private static Node summary(Words words, SearchQuestion question, SearchPage page) {
        return el(
                "div",
                cls("found"),
                el("h2", at("id", "found"), words.of("search.total", words.number(page.total()))),
                el("p", cls("refine"), el("a", to("#ask"), words.of("search.refine"))),
                page.undetermined() > 0
                        ? el(
                                "p",
                                cls("undetermined"),
                                words.of("search.undetermined", words.number(page.undetermined())))
                        : null,
                question.cursor() == null ? null : el("p", cls("hint"), words.of("search.later")));
    }

    private Node result(Words words, SearchPage.Item item) {
        OfferingSummary offering = read(item);
        ParticipantRef provider = offering.provider();
        return el(
                "article",
                cls("card"),
                el(
                        "h3",
                        el(
                                "a",
                                to("/offerings/" + item.key()),
                                offering.name() == null ? offering.id() : offering.name()),
                        Labels.status(words, offering.status())),
                el(
                        "p",
                        cls("by"),
                        provider == null ? null : names.participant(provider),
                        provider == null || provider.country() == null
                                ? null
                                : " · " + words.country(provider.country()),
                        item.kilometres() == null ? null : " · " + Math.round(item.kilometres()) + " km"),
                offering.description() == null ? null : el("p", cls("about"), offering.description()),
                el(
                        "p",
                        cls("tags"),
                        offering.kinds().stream().map(kind -> el("span", cls("tag"), names.kind(kind, words))),
                        places(words, offering.countries())),
                el("p", cls("levels"), badges(words, offering)));
    }

    private static @Nullable Node places(Words words, Collection<String> countries) {
        if (countries.isEmpty()) {
            return null;
        }
        String list = String.join(
                ", ", countries.stream().map(words::country).sorted().toList());
        return el("span", cls("tag place"), words.of("offering.dataIn", list));
    }

    private List<Node> badges(Words words, OfferingSummary offering) {
        if ("pending".equals(offering.assessment())) {
            return List.of(el("span", cls("hint"), words.of("offering.pending")));
        }
        return new TreeMap<>(offering.levels())
                .entrySet().stream()
                        .map(e -> Labels.level(e.getKey(), e.getValue(), names.isNone(e.getKey(), e.getValue())))
                        .toList();
    }

    private static Node nothing(Words words, SearchPage page) {
        return el(
                "div",
                cls("nothing"),
                el("p", words.of("search.nothing")),
                el("p", words.of(page.undetermined() > 0 ? "search.nothing.undetermined" : "search.nothing.advice")));
    }

    private static @Nullable Node paging(Words words, SearchQuestion question, @Nullable String next) {
        if (next == null && question.cursor() == null) {
            return null;
        }
        return el(
                "nav",
                cls("paging"),
                at("aria-label", words.of("search.paging")),
                next == null ? null : el("a", to(next), at("rel", "next"), words.of("search.next")));
    }

    private static Set<String> chosen(SearchQuestion question, Choice choice) {
        Collection<String> values = question.choices().get(choice);
        return values == null ? Set.of() : Set.copyOf(values);
    }

    private static OfferingSummary read(SearchPage.Item item) {
        try {
            return Json.read(item.json(), OfferingSummary.class);
        } catch (Json.MalformedJsonException e) {
            throw new UncheckedIOException("the index keeps something else than an item", e);
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
