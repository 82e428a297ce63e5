package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Where base shapes and official shapes come to different outcomes, by which rule, and why: a part of the documentation. */
record SideBySideTable(
        String name, List<SideBySide.Row> rows, List<String> packs, List<Why> takenByBase, List<Why> takenByPack) {
    /** Differences without an explanation: sample, pack and rule. */
    Set<String> unexplained() {
        Set<String> unexplained = new TreeSet<>();
        differences((row, pack) -> {
            boolean packRefuses = row.base().isEmpty();
            for (String rule : packRefuses ? row.packs().get(pack) : row.base()) {
                if ((packRefuses ? takenByBase : takenByPack).stream().noneMatch(why -> why.explains(row, rule))) {
                    unexplained.add(row.name() + " " + row.types() + " " + pack + " " + rule);
                }
            }
        });
        return unexplained;
    }

    /** Explanations that explain nothing any more. */
    Set<String> unused() {
        Set<String> unused = new LinkedHashSet<>();
        takenByBase.forEach(why -> unused.add(why.key()));
        takenByPack.forEach(why -> unused.add(why.key()));
        differences((row, pack) -> {
            List<String> rules = row.base().isEmpty() ? row.packs().get(pack) : row.base();
            (row.base().isEmpty() ? takenByBase : takenByPack)
                    .stream()
                            .filter(why -> rules.stream().anyMatch(rule -> why.explains(row, rule)))
                            .forEach(why -> unused.remove(why.key()));
        });
        return unused;
    }

    /** Whether the page says what was found; with {@code -Dwrite=side-by-side} it is made to. */
    void isHeldTrue() throws IOException {
        Path page = Path.of(System.getProperty("cartulary.root", ".."), "docs", "real-credentials.md");
        String text = Files.readString(page);
        String begin = "<!-- begin:" + name + " -->";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- end:" + name + " -->");
        String wanted = "\n\n" + markdown() + "\n";
        if ("side-by-side".equals(System.getProperty("write"))) {
            Files.write(page, (text.substring(0, from) + wanted + text.substring(to)).getBytes(StandardCharsets.UTF_8));
        } else {
            assertThat(text.substring(from, to))
                    .as("docs/real-credentials.md, %s; -Dwrite=side-by-side writes it anew", name)
                    .isEqualTo(wanted);
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
        takenByBase.forEach(why -> counted(why, true)
                .forEach((rule, counts) -> page.append("| `%s` | %s | %s | `%s` |\n"
                        .formatted(rule, String.join(", ", counts), why.words(), why.decides()))));
        if (!takenByPack.isEmpty()) {
            page.append(
                    "\n| rule of the base shapes | release: credentials | why the pack takes it | rule of theirs that decides |\n"
                            + "|---|---|---|---|\n");
            takenByPack.forEach(why -> counted(why, false)
                    .forEach((rule, counts) -> page.append("| `%s` | %s | %s | %s |\n"
                            .formatted(rule, String.join(", ", counts), why.words(), why.decides()))));
        }
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

    private Map<String, List<String>> counted(Why why, boolean ofPack) {
        Map<String, List<String>> counted = new TreeMap<>();
        for (String pack : packs) {
            Map<String, Integer> rules = new TreeMap<>();
            rows.stream()
                    .filter(row -> !row.agreesWith(pack) && row.base().isEmpty() == ofPack)
                    .forEach(row -> (ofPack ? row.packs().get(pack) : row.base())
                            .stream()
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
