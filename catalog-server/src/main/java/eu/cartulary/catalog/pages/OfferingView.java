package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.at;
import static eu.cartulary.catalog.pages.Html.cls;
import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.many;
import static eu.cartulary.catalog.pages.Html.outward;
import static eu.cartulary.catalog.pages.Html.to;

import eu.cartulary.catalog.pages.Html.Node;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.wire.OfferingDetail;
import eu.cartulary.wire.ParticipantRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One offering as a page. */
final class OfferingView {
    private final Names names;
    private final AssessmentView assessments;

    OfferingView(Names names) {
        this.names = names;
        this.assessments = new AssessmentView(names);
    }

    static String name(OfferingDetail offering) {
        return Objects.requireNonNullElse(offering.name(), offering.id());
    }

    Node of(Words words, OfferingDetail offering, Map<String, AssessmentReport> reports) {
        return el(
                "div",
                cls("wide thing"),
                el(
                        "p",
                        cls("crumbs"),
                        el("a", to("/?lang=" + words.language().tag()), words.of("nav.offerings")),
                        " › ",
                        name(offering)),
                head(words, offering),
                el(
                        "div",
                        cls("pair"),
                        el(
                                "div",
                                levels(words, offering, reports),
                                known(words, offering),
                                facts(words, offering.facts()),
                                sites(words, offering),
                                sources(words, offering.sources())),
                        aside(words, offering)));
    }

    private Node head(Words words, OfferingDetail offering) {
        ParticipantRef provider = offering.provider();
        return many(
                el("h1", name(offering), Labels.status(words, offering.status())),
                el(
                        "p",
                        cls("by"),
                        provider == null ? null : words.of("offering.by") + " ",
                        provider == null ? null : names.participant(provider),
                        provider == null || provider.country() == null
                                ? null
                                : ", " + words.country(provider.country())),
                el(
                        "p",
                        cls("tags"),
                        offering.kinds().stream().map(kind -> el("span", cls("tag"), names.kind(kind, words)))),
                offering.description() == null ? null : el("p", cls("lead"), offering.description()));
    }

    private Node levels(Words words, OfferingDetail offering, Map<String, AssessmentReport> reports) {
        Node content = "pending".equals(offering.assessment())
                ? el("p", cls("notice"), words.of("offering.pending.long"))
                : reports.isEmpty()
                        ? el("p", words.of("offering.unassessed"))
                        : el(
                                "div",
                                cls("rules"),
                                reports.values().stream().map(report -> assessments.of(words, report)));
        return many(
                el("h2", at("id", "levels"), words.of("offering.levels")),
                el("p", cls("hint"), words.of("offering.levels.hint")),
                content,
                attested(words, offering));
    }

    private static @Nullable Node attested(Words words, OfferingDetail offering) {
        if (offering.attested().isEmpty()) {
            return null;
        }
        return many(
                el("h2", words.of("offering.attested")),
                el(
                        "dl",
                        offering.attested().stream()
                                .map(label -> Labels.fact(
                                        label.scheme(),
                                        many(
                                                label.level() == null ? null : label.level() + " · ",
                                                label.issuer(),
                                                label.from() == null ? null : " · " + words.day(label.from()),
                                                " · ",
                                                Labels.credential(label.credential()))))));
    }

    /** What is known of it in the words that one searches by. */
    private Node known(Words words, OfferingDetail offering) {
        Map<String, Object> more = offering.more();
        return many(
                el("h2", words.of("offering.known")),
                el(
                        "dl",
                        Labels.fact(words.of("facet.protocol"), list(more, "protocols", "protocol", words)),
                        Labels.fact(words.of("offering.exports"), list(more, "exportFormats", "exportFormat", words)),
                        Labels.fact(words.of("facet.certificate"), list(more, "certificates", "certificate", words)),
                        Labels.fact(words.of("facet.keyCustody"), list(more, "keyCustody", "keyCustody", words)),
                        Labels.fact(words.of("offering.exposure"), exposure(words, more.get("exposure"))),
                        Labels.fact(words.of("offering.places"), places(words, more))));
    }

    private String list(Map<String, Object> more, String member, String facet, Words words) {
        return more.get(member) instanceof List<?> values && !values.isEmpty()
                ? values.stream()
                        .map(value -> names.value(facet, value.toString(), null, words))
                        .collect(Collectors.joining(", "))
                : words.of("offering.notDeclared");
    }

    private static @Nullable String exposure(Words words, @Nullable Object exposure) {
        if (!(exposure instanceof Map<?, ?> members) || !(members.get("orders") instanceof List<?> orders)) {
            return null;
        }
        String all = orders.isEmpty()
                ? words.of("offering.exposure.none")
                : orders.stream().map(order -> words.country(order.toString())).collect(Collectors.joining(", "));
        return Boolean.TRUE.equals(members.get("determined")) ? all : words.of("offering.exposure.open", all);
    }

    private static @Nullable String places(Words words, Map<String, Object> more) {
        if (!(more.get("locations") instanceof List<?> locations)) {
            return null;
        }
        String all = locations.stream()
                .filter(Map.class::isInstance)
                .map(each -> place(words, (Map<?, ?>) each))
                .distinct()
                .collect(Collectors.joining(", "));
        String key =
                Boolean.TRUE.equals(more.get("locationsComplete")) ? "offering.places.all" : "offering.places.some";
        return all.isEmpty() ? words.of("offering.notDeclared") : words.of(key, all);
    }

    private static String place(Words words, Map<?, ?> location) {
        Object country = location.get("country");
        Object purpose = location.get("purpose");
        String name = country == null ? words.of("unknown") : words.country(country.toString());
        return purpose == null ? name : name + " (" + words.or("purpose." + purpose, purpose.toString()) + ")";
    }

    /** What is stated, folded away: whoever reads a page mostly wants what follows from it. */
    static @Nullable Node facts(Words words, List<OfferingDetail.Fact> stated) {
        if (stated.isEmpty()) {
            return null;
        }
        return el(
                "details",
                el("summary", words.of("offering.facts") + " (" + words.number(stated.size()) + ")"),
                el("p", cls("hint"), words.of("offering.facts.hint")),
                el(
                        "dl",
                        stated.stream()
                                .map(fact -> Labels.fact(
                                        fact.label() == null ? fact.path() : fact.label(),
                                        many(
                                                value(fact.value()),
                                                fact.credential() == null
                                                        ? null
                                                        : many(" ", Labels.credential(fact.credential())))))));
    }

    /** A value as it was stated: a text, a link, or a node as JSON. */
    private static Node value(Object value) {
        if (value instanceof String text) {
            return outward(text, text);
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            return el("code", new String(Json.write(value), java.nio.charset.StandardCharsets.UTF_8));
        }
        return many(value.toString());
    }

    private static @Nullable Node sites(Words words, OfferingDetail offering) {
        if (offering.sites().isEmpty()) {
            return null;
        }
        return many(
                el("h2", words.of("offering.sites")),
                el(
                        "div",
                        cls("scroll"),
                        el(
                                "table",
                                el("thead", el("tr", th(words.of("offering.site")), th(words.of("offering.country")))),
                                el("tbody", offering.sites().stream().map(site -> site(words, site))))));
    }

    private static Node site(Words words, OfferingDetail.Site site) {
        return el(
                "tr",
                el("td", Objects.requireNonNullElse(site.name(), Objects.requireNonNullElse(site.id(), "–"))),
                el("td", site.country() == null ? words.of("unknown") : words.country(site.country())));
    }

    static Node sources(Words words, List<OfferingDetail.Source> sources) {
        return many(
                el("h2", at("id", "sources"), words.of("offering.sources")),
                el("p", cls("hint"), words.of("offering.sources.hint")),
                el(
                        "div",
                        cls("scroll"),
                        el(
                                "table",
                                el(
                                        "thead",
                                        el(
                                                "tr",
                                                th(words.of("credential.digest")),
                                                th(words.of("credential.issuer")),
                                                th(words.of("credential.types")),
                                                th(words.of("credential.status")))),
                                el("tbody", sources.stream().map(source -> source(words, source))))));
    }

    private static Node source(Words words, OfferingDetail.Source source) {
        return el(
                "tr",
                el("td", Labels.credential(source.digest())),
                el("td", source.issuer()),
                el(
                        "td",
                        String.join(
                                ", ",
                                source.types().stream().map(OfferingView::local).toList())),
                el("td", words.or("status." + source.status(), source.status())));
    }

    /** The last part of an IRI, which is what people call the type. */
    static String local(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), Math.max(iri.lastIndexOf('/'), iri.lastIndexOf(':'))) + 1);
    }

    private static Node th(String text) {
        return el("th", at("scope", "col"), text);
    }

    private static Node aside(Words words, OfferingDetail offering) {
        String here = "/offerings/" + offering.key();
        return el(
                "aside",
                cls("sheet"),
                el("h2", words.of("offering.glance")),
                el(
                        "dl",
                        Labels.fact(
                                words.of("offering.countries"),
                                String.join(
                                        ", ",
                                        offering.countries().stream()
                                                .map(words::country)
                                                .toList())),
                        Labels.fact(
                                words.of("offering.published"),
                                offering.published() == null ? null : words.day(offering.published())),
                        Labels.fact(
                                words.of("offering.endsAt"),
                                offering.endsAt() == null ? null : words.day(offering.endsAt())),
                        Labels.fact(words.of("offering.id"), outward(offering.id(), offering.id())),
                        Labels.fact(words.of("offering.key"), el("code", offering.key()))),
                el("h3", words.of("offering.formats")),
                el(
                        "ul",
                        cls("formats"),
                        el("li", el("a", to(here + "?format=json"), "JSON")),
                        el("li", el("a", to(here + "?format=turtle"), "Turtle (DCAT-AP)")),
                        el("li", el("a", to(here + "?format=schema.org"), "schema.org")),
                        el("li", el("a", to(here + "/assessments?format=json"), words.of("offering.assessments")))));
    }
}
