package eu.cartulary.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows under headings, for people, or as CSV for programs. */
final class Table {
    private static final int WIDEST = 60;

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    void row(@Nullable Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? "" : cell.toString());
        }
        rows.add(row);
    }

    /** Columns as wide as their widest cell, {@value #WIDEST} at most; no borders, so that {@code awk} reads it too. */
    void print(PrintWriter out) {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = headings.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
            }
        }
        line(out, headings.stream().map(each -> each.toUpperCase(Locale.ROOT)).toList(), widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private static void line(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = visible(cells.get(i));
            boolean last = i == widths.length - 1;
            line.append(last || cell.length() <= widths[i] ? cell : cell.substring(0, widths[i] - 1) + "…");
            if (!last) {
                line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
            }
        }
        out.println(line.toString().stripTrailing());
    }

    /** What a provider wrote must not move the cursor of whoever reads it. */
    static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ");
    }

    /** RFC 4180; a cell that a spreadsheet would take for a formula gets a quote in front. */
    void csv(PrintWriter out) {
        csvLine(out, headings);
        rows.forEach(row -> csvLine(out, row));
    }

    private static void csvLine(PrintWriter out, List<String> cells) {
        out.print(String.join(",", cells.stream().map(Table::csvCell).toList()) + "\r\n");
    }

    private static String csvCell(String cell) {
        String safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
