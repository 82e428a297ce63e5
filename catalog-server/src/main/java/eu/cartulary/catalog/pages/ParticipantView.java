package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.at;
import static eu.cartulary.catalog.pages.Html.cls;
import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.many;
import static eu.cartulary.catalog.pages.Html.outward;
import static eu.cartulary.catalog.pages.Html.to;

import eu.cartulary.catalog.kernel.Key;
import eu.cartulary.catalog.pages.Html.Node;
import eu.cartulary.catalog.query.ParticipantQuestion;
import eu.cartulary.catalog.query.ParticipantSearch;
import eu.cartulary.wire.OfferingSummary;
import eu.cartulary.wire.ParticipantDetail;
import eu.cartulary.wire.ParticipantSummary;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Participants as pages: the list of them, and one. */
final class ParticipantView {
    private final Names names;

    ParticipantView(Names names) {
        this.names = names;
    }

    Node list(Words words, ParticipantQuestion question, ParticipantSearch.Page page, @Nullable String next) {
        return el(
                "div",
                cls("wide thing"),
                el("h1", words.of("nav.participants")),
                el("p", cls("lead"), words.of("participants.lead")),
                ask(words, question),
                el("p", words.of("participants.total", words.number(page.total()))),
                page.items().isEmpty() ? null : table(words, page),
                next == null
                        ? null
                        : el(
                                "nav",
                                cls("paging"),
                                at("aria-label", words.of("search.paging")),
                                el("a", to(next), at("rel", "next"), words.of("search.next"))));
    }

    private static Node ask(Words words, ParticipantQuestion question) {
        return el(
                "form",
                at("method", "get"),
                at("action", "/participants"),
                cls("ask"),
                el(
                        "input",
                        at("type", "hidden"),
                        at("name", "lang"),
                        at("value", words.language().tag())),
                el("label", cls("unseen"), at("for", "q"), words.of("participants.label")),
                el(
                        "input",
                        at("id", "q"),
                        at("name", "q"),
                        at("type", "search"),
                        at("maxlength", "256"),
                        at("placeholder", words.of("participants.label")),
                        at("value", Objects.requireNonNullElse(question.text(), ""))),
                el("button", words.of("search.button")));
    }

    private static Node table(Words words, ParticipantSearch.Page page) {
        return el(
                "div",
                cls("scroll"),
                el(
                        "table",
                        el(
                                "thead",
                                el(
                                        "tr",
                                        th(words.of("participant.name")),
                                        th(words.of("participant.country")),
                                        th(words.of("nav.offerings")))),
                        el("tbody", page.items().stream().map(item -> row(words, item)))));
    }

    private static Node row(Words words, ParticipantSummary item) {
        return el(
                "tr",
                el("td", el("a", to("/participants/" + item.key()), item.name())),
                el("td", country(words, item.country())),
                el(
                        "td",
                        item.offerings() == 0
                                ? "0"
                                : el("a", to("/?provider=" + item.key()), words.number(item.offerings()))));
    }

    Node of(Words words, ParticipantDetail participant) {
        return el(
                "div",
                cls("wide thing"),
                el(
                        "p",
                        cls("crumbs"),
                        el("a", to("/participants?lang=" + words.language().tag()), words.of("nav.participants")),
                        " › ",
                        participant.name()),
                el("h1", participant.name()),
                participant.country() == null ? null : el("p", cls("by"), words.country(participant.country())),
                participant.description() == null ? null : el("p", cls("lead"), participant.description()),
                el(
                        "div",
                        cls("pair"),
                        el(
                                "div",
                                owners(words, participant),
                                offerings(words, participant),
                                OfferingView.facts(words, participant.facts()),
                                OfferingView.sources(words, participant.credentials())),
                        aside(words, participant)));
    }

    private Node owners(Words words, ParticipantDetail participant) {
        String known = participant.ownersComplete() ? "participant.owners.all" : "participant.owners.some";
        return many(
                el("h2", at("id", "owners"), words.of("participant.owners")),
                el("p", cls("hint"), words.of(participant.owners().isEmpty() ? "participant.owners.none" : known)),
                participant.owners().isEmpty()
                        ? null
                        : el(
                                "div",
                                cls("scroll"),
                                el(
                                        "table",
                                        el(
                                                "thead",
                                                el(
                                                        "tr",
                                                        th(words.of("participant.name")),
                                                        th(words.of("participant.country")),
                                                        th(words.of("participant.kind")),
                                                        th(words.of("participant.share")))),
                                        el(
                                                "tbody",
                                                participant.owners().stream().map(owner -> owner(words, owner))))));
    }

    private Node owner(Words words, ParticipantDetail.Owner owner) {
        String shown =
                Objects.requireNonNullElse(owner.name(), Objects.requireNonNullElse(owner.id(), words.of("unknown")));
        String key = owner.key();
        boolean linked = owner.declared() && key != null && Key.isKey(key);
        return el(
                "tr",
                el("td", linked ? el("a", to("/participants/" + key), shown) : shown),
                el("td", country(words, owner.country())),
                el("td", owner.kind() == null ? "–" : names.value("owner-kinds", owner.kind(), null, words)),
                el("td", owner.percent() == null ? "–" : owner.percent() + " %"));
    }

    private Node offerings(Words words, ParticipantDetail participant) {
        ParticipantDetail.Offered offered = participant.offerings();
        return many(
                el("h2", at("id", "offerings"), words.of("nav.offerings")),
                offered.total() == 0
                        ? el("p", cls("hint"), words.of("participant.offerings.none"))
                        : el("ul", offered.items().stream().map(item -> offering(words, item))),
                offered.total() <= offered.items().size()
                        ? null
                        : el(
                                "p",
                                el(
                                        "a",
                                        to("/?provider=" + participant.key()),
                                        words.of("search.total", words.number(offered.total())))));
    }

    private Node offering(Words words, OfferingSummary item) {
        return el(
                "li",
                el("a", to("/offerings/" + item.key()), Objects.requireNonNullElse(item.name(), item.id())),
                " ",
                item.kinds().stream().map(kind -> el("span", cls("tag"), names.kind(kind, words))));
    }

    private static Node aside(Words words, ParticipantDetail participant) {
        return el(
                "aside",
                cls("sheet"),
                el("h2", words.of("offering.glance")),
                el(
                        "dl",
                        Labels.fact(words.of("participant.country"), country(words, participant.country())),
                        Labels.fact(
                                words.of("participant.headquarters"),
                                participant.headquarters() == null ? null : words.country(participant.headquarters())),
                        Labels.fact(words.of("offering.id"), outward(participant.id(), participant.id())),
                        Labels.fact(words.of("offering.key"), el("code", participant.key()))),
                el("h3", words.of("offering.formats")),
                el(
                        "ul",
                        cls("formats"),
                        el("li", el("a", to("/participants/" + participant.key() + "?format=json"), "JSON"))));
    }

    private static String country(Words words, @Nullable String code) {
        return code == null ? words.of("unknown") : words.country(code);
    }

    private static Node th(String text) {
        return el("th", at("scope", "col"), text);
    }
}
