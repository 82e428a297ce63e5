package eu.cartulary.shapes.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where base shapes and official shapes come to different outcomes, by which rule, and why: a part of the documentation. */
record SideBySideTable(List<SideBySide.Row> rows, List<String> packs) {
    private static final String BEGIN = "<!-- begin:side-by-side -->";
    private static final String END = "<!-- end:side-by-side -->";

    /** Why rules of a pack refuse what the base shapes take: in credentials of these types, these rules. */
    private record Why(String type, Pattern rules, String decides, String words) {
        boolean explains(SideBySide.Row row, String rule) {
            return (type.isEmpty() || row.types().contains(type))
                    && rules.matcher(rule).matches();
        }
    }

    private static final List<Why> TAKEN_BY_BASE = List.of(
            new Why(
                    "gx:LabelCredential",
                    Pattern.compile("(Label|Compliance)CredentialShape_compliantCredentials_class"),
                    "ComplianceCredential_compliantCredentials_class",
                    "the clearing houses give an entry of `gx:compliantCredentials` the type of what it stands for, where their own"
                            + " shapes ask for `gx:CompliantCredential`; an entry with a digest is taken as one"),
            new Why(
                    "gx:LabelCredential",
                    Pattern.compile("(Address|Issuer|LegalPerson|LeiCode|VatID)Shape_digestSRI_closed"),
                    "ComplianceCredential_compliantCredentials_class",
                    "the same entry: judged as the thing itself, it has a digest too many"),
            new Why(
                    "gx:LabelCredential",
                    Pattern.compile(
                            "(AddressShape_countryCode|IssuerShape_gaiaxTermsAndConditions|LeiCodeShape_leiCode"
                                    + "|LegalPersonShape_(headquartersAddress|legalAddress|registrationNumber)|VatIDShape_vatID)_minCount"),
                    "ComplianceCredential_compliantCredentials_class",
                    "the same entry: judged as the thing itself, it lacks what only its own credential says"),
            new Why(
                    "gx:LegalPerson",
                    Pattern.compile("LegalPersonShape_legalAddress_class"),
                    "LegalPerson_legalAddress_class",
                    "an address inside has no type; it takes the one class that the property can have, and is judged as such"),
            new Why(
                    "gx:DataPortability",
                    Pattern.compile("DataPortabilityShape_legalDocument_class"),
                    "DataPortability_legalDocument_class",
                    "a document inside has no type; it takes the one class that the property can have, and is judged as such"));

    /** Differences without an explanation: sample, pack and rule. */
    Set<String> unexplained() {
        Set<String> unexplained = new TreeSet<>();
        differences((row, pack) -> {
            List<String> refusing =
                    row.packs().get(pack).isEmpty() ? row.base() : row.packs().get(pack);
            for (String rule : refusing) {
                if (row.packs().get(pack).isEmpty()
                        || TAKEN_BY_BASE.stream().noneMatch(why -> why.explains(row, rule))) {
                    unexplained.add(row.name() + " " + pack + " " + rule);
                }
            }
        });
        return unexplained;
    }

    /** Explanations that explain nothing any more. */
    Set<String> unused() {
        Set<String> unused = new LinkedHashSet<>();
        TAKEN_BY_BASE.forEach(why -> unused.add(why.rules().pattern()));
        differences((row, pack) -> TAKEN_BY_BASE.stream()
                .filter(why -> row.packs().get(pack).stream().anyMatch(rule -> why.explains(row, rule)))
                .forEach(why -> unused.remove(why.rules().pattern())));
        return unused;
    }

    void write() throws IOException {
        Path page = Path.of(System.getProperty("cartulary.root", ".."), "docs", "real-credentials.md");
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        String changed = text.substring(0, from) + "\n\n" + markdown() + "\n" + text.substring(to);
        if (!changed.equals(text)) {
            Files.write(page, changed.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void differences(java.util.function.BiConsumer<SideBySide.Row, String> each) {
        for (SideBySide.Row row : rows) {
            packs.stream().filter(pack -> !row.agreesWith(pack)).forEach(pack -> each.accept(row, pack));
        }
    }

    private String markdown() {
        StringBuilder page = new StringBuilder(
                "| | credentials | base shapes and it agree | only it refuses | only base shapes refuse |\n"
                        + "|---|---|---|---|---|\n");
        for (String pack : packs) {
            long agree = rows.stream().filter(row -> row.agreesWith(pack)).count();
            long only = rows.stream()
                    .filter(row -> !row.agreesWith(pack) && row.base().isEmpty())
                    .count();
            page.append("| %s | %d | %d | %d | %d |%n"
                    .formatted(pack, rows.size(), agree, only, rows.size() - agree - only)
                    .replace("\r", ""));
        }
        page.append(
                "\n| rule of the pack | release: credentials | why base shapes take it | rule of theirs that decides |\n"
                        + "|---|---|---|---|\n");
        TAKEN_BY_BASE.forEach(why -> counted(why)
                .forEach((rule, counts) -> page.append("| `%s` | %s | %s | `%s` |\n"
                        .formatted(rule, String.join(", ", counts), why.words(), why.decides()))));
        page.append("\n| credential | of | base shapes | ")
                .append(String.join(" | ", packs))
                .append(" |\n|---|---|---|")
                .append("---|".repeat(packs.size()))
                .append('\n');
        for (SideBySide.Row row : rows) {
            page.append("| `%s` | %s | %s |"
                    .formatted(
                            row.name().replaceAll("__([0-9a-f]{8})$", " $1"),
                            String.join(", ", row.types()),
                            outcome(row.base())));
            packs.forEach(pack ->
                    page.append(' ').append(outcome(row.packs().get(pack))).append(" |"));
            page.append('\n');
        }
        return page.toString();
    }

    private Map<String, List<String>> counted(Why why) {
        Map<String, List<String>> counted = new TreeMap<>();
        for (String pack : packs) {
            Map<String, Integer> rules = new TreeMap<>();
            rows.stream().filter(row -> !row.agreesWith(pack)).forEach(row -> row.packs().get(pack).stream()
                    .filter(rule -> why.explains(row, rule))
                    .forEach(rule -> rules.merge(rule, 1, Integer::sum)));
            rules.forEach((rule, count) ->
                    counted.computeIfAbsent(rule, r -> new ArrayList<>()).add(pack + ": " + count));
        }
        return counted;
    }

    private static String outcome(List<String> rules) {
        return rules.isEmpty() ? "taken" : String.join(", ", rules);
    }
}
