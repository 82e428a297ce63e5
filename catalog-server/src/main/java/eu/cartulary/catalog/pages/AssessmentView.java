package eu.cartulary.catalog.pages;

import static eu.cartulary.catalog.pages.Html.at;
import static eu.cartulary.catalog.pages.Html.cls;
import static eu.cartulary.catalog.pages.Html.el;
import static eu.cartulary.catalog.pages.Html.flag;
import static eu.cartulary.catalog.pages.Html.many;
import static eu.cartulary.catalog.pages.Html.outward;

import eu.cartulary.catalog.pages.Html.Node;
import eu.cartulary.json.Json;
import eu.cartulary.report.AssessmentReport;
import eu.cartulary.report.CriterionReport;
import eu.cartulary.report.Effort;
import eu.cartulary.report.GapReport;
import eu.cartulary.report.LevelDetails;
import eu.cartulary.shapes.rulebook.Level;
import eu.cartulary.shapes.rulebook.Rulebook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one rulebook says of an offering: the ladder, what is missing for the next rung, and every criterion with its reason. */
final class AssessmentView {
    /** More steps than this are folded away: the way is long, and who goes it opens it. */
    private static final int SHOWN_STEPS = 5;

    private final Names names;

    AssessmentView(Names names) {
        this.names = names;
    }

    Node of(Words words, AssessmentReport report) {
        LevelDetails level = report.level();
        return el(
                "section",
                cls("sheet"),
                at("aria-label", report.title()),
                el(
                        "div",
                        cls("rulebook-head"),
                        el("h3", report.title()),
                        el(
                                "span",
                                cls("hint"),
                                report.rulebook() + " · " + words.of("assessment.known", level.known()))),
                ladder(report),
                el("p", standing(words, level, names.isNone(report.rulebook(), level.reached()))),
                report.complete() ? null : el("p", cls("notice"), words.of("assessment.incomplete")),
                objectives(report.rulebook(), level),
                report.gaps().isEmpty() ? null : gap(words, report.gaps().get(0)),
                criteria(words, report),
                report.notes().stream().map(note -> el("p", cls("hint"), note)));
    }

    private Node ladder(AssessmentReport report) {
        LevelDetails level = report.level();
        Rulebook rulebook = names.rulebook(report.rulebook());
        List<String> rungs = rulebook == null
                ? Stream.concat(
                                Stream.of(level.reached()),
                                report.gaps().stream().map(GapReport::level))
                        .filter(each -> !each.equals("none"))
                        .toList()
                : rulebook.levels().stream()
                        .filter(each -> each.rank() > 0)
                        .map(Level::code)
                        .toList();
        return Labels.ladder(rungs, level.reached(), level.atMost());
    }

    private static Node standing(Words words, LevelDetails level, boolean none) {
        return many(
                el("strong", none ? words.of("assessment.none") : words.of("assessment.reached", level.reached())),
                " ",
                level.undetermined() && !level.atMost().equals(level.reached())
                        ? words.of("assessment.atMost", level.atMost())
                        : null,
                " ",
                level.ifAllCertified().equals(level.reached())
                        ? null
                        : words.of("assessment.ifCertified", level.ifAllCertified()),
                level.score() == null ? null : " " + words.of("assessment.score", Math.round(level.score())));
    }

    private @Nullable Node objectives(String rulebook, LevelDetails level) {
        if (level.objectives().size() < 2) {
            return null;
        }
        return el(
                "p",
                cls("levels"),
                new java.util.TreeMap<>(level.objectives())
                        .entrySet().stream()
                                .map(objective -> Labels.level(
                                        objective.getKey(),
                                        objective.getValue().reached(),
                                        names.isNone(
                                                rulebook, objective.getValue().reached()))));
    }

    private static Node gap(Words words, GapReport gap) {
        return el(
                "details",
                cls("gap"),
                flag("open", gap.steps().size() <= SHOWN_STEPS),
                el("summary", words.of("gap.heading", gap.level(), gap.steps().size())),
                el("ol", cls("steps"), gap.steps().stream().map(step -> step(words, step))));
    }

    private static Node step(Words words, GapReport.GapStep step) {
        return el(
                "li",
                el("strong", step.title()),
                " ",
                effort(words, step.effort()),
                el("p", step.advice()),
                step.at().isEmpty()
                        ? null
                        : el(
                                "p",
                                cls("hint"),
                                words.of(
                                        "gap.at",
                                        step.at().stream()
                                                .map(CriterionReport.NodeReport::iri)
                                                .distinct()
                                                .collect(Collectors.joining(", ")))),
                template(words, step.template()));
    }

    private static @Nullable Node template(Words words, @Nullable Map<String, Object> template) {
        return template == null || template.isEmpty()
                ? null
                : el(
                        "details",
                        cls("template"),
                        el("summary", words.of("gap.template")),
                        el("pre", el("code", Json.pretty(template))));
    }

    private static Node effort(Words words, Effort effort) {
        String word = SearchView.word(effort);
        return el("span", cls("effort"), words.of("effort." + word));
    }

    private static Node criteria(Words words, AssessmentReport report) {
        Map<String, List<CriterionReport>> byPillar = report.criteria().stream()
                .collect(Collectors.groupingBy(CriterionReport::pillar, LinkedHashMap::new, Collectors.toList()));
        return el(
                "details",
                cls("criteria"),
                el("summary", words.of("assessment.criteria", report.criteria().size())),
                byPillar.entrySet().stream()
                        .map(pillar -> many(
                                el("h4", cls("pillar"), words.or("pillar." + pillar.getKey(), pillar.getKey())),
                                pillar.getValue().stream().map(criterion -> criterion(words, criterion)))));
    }

    private static Node criterion(Words words, CriterionReport criterion) {
        String verdict = SearchView.word(criterion.verdict());
        return el(
                "article",
                cls("criterion"),
                el("span", cls("verdict " + verdict), words.of("verdict." + verdict)),
                el(
                        "div",
                        el("h4", criterion.title()),
                        el("p", criterion.why(), grade(words, criterion)),
                        failing(words, criterion.failing()),
                        criterion.advice() == null
                                ? null
                                : el(
                                        "p",
                                        criterion.advice(),
                                        " ",
                                        criterion.effort() == null ? null : effort(words, criterion.effort())),
                        template(words, criterion.template()),
                        facts(criterion),
                        related(words, "assessment.alsoAnswers", criterion.alsoAnswers()),
                        related(words, "assessment.answeredBy", criterion.answeredBy()),
                        source(words, criterion)));
    }

    private static @Nullable Node grade(Words words, CriterionReport criterion) {
        return criterion.grade() == null
                ? null
                : el("span", cls("hint"), " (" + words.of("grade." + SearchView.word(criterion.grade())) + ")");
    }

    private static @Nullable Node failing(Words words, CriterionReport.@Nullable NodeReport node) {
        return node == null ? null : el("p", cls("hint"), words.of("assessment.decidedBy", node.iri()));
    }

    private static @Nullable Node facts(CriterionReport criterion) {
        return criterion.facts().isEmpty()
                ? null
                : el(
                        "ul",
                        cls("facts"),
                        criterion.facts().stream()
                                .map(fact -> el(
                                        "li",
                                        el("code", fact.path()),
                                        " ",
                                        fact.value(),
                                        " ",
                                        Labels.credential(fact.digest()))));
    }

    private static @Nullable Node related(Words words, String phrase, List<CriterionReport.RelatedCriterion> ends) {
        return ends.isEmpty()
                ? null
                : el(
                        "p",
                        cls("hint"),
                        words.of(
                                phrase,
                                ends.stream()
                                        .map(end -> end.criterion() + " (" + end.rulebook() + ")")
                                        .collect(Collectors.joining(", "))));
    }

    private static Node source(Words words, CriterionReport criterion) {
        CriterionReport.SourceClause source = criterion.source();
        String clause = criterion.id() + " · " + words.of("assessment.source", source.clause(), source.edition());
        return el("p", cls("hint"), source.link() == null ? clause : outward(source.link(), clause));
    }
}
