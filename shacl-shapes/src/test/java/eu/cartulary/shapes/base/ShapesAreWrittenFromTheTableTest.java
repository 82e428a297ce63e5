package eu.cartulary.shapes.base;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.shapes.base.ShapesTable.TargetClass;
import eu.cartulary.shapes.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shipped Turtle is what the table says; with {@code -Dwrite=shapes} this test writes it. */
class ShapesAreWrittenFromTheTableTest {
    private static final Path MODULE =
            Path.of(System.getProperty("cartulary.root", "..")).resolve("shacl-shapes");
    private static final Path TABLE = MODULE.resolve("src/test/resources/shapes-table");
    private static final Path SHAPES = MODULE.resolve("src/main/resources/shapes/base");

    @Test
    void the_shipped_shapes_are_those_of_the_table() throws IOException {
        Map<String, String> files = files();
        if ("shapes".equals(System.getProperty("write"))) {
            write(files);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(SHAPES.resolve(file.getKey()))
                    .as("%s; after a change of table or vocabulary run this test with -Dwrite=shapes", file.getKey())
                    .hasContent(file.getValue());
        }
        assertThat(index(files)).isEqualTo(Files.readString(SHAPES.resolve("index.txt")));
    }

    private static void write(Map<String, String> files) throws IOException {
        try (var old = Files.list(SHAPES)) {
            for (Path path : old.filter(p -> p.toString().endsWith(".ttl")).toList()) {
                if (!path.endsWith("common.ttl")) {
                    Files.delete(path);
                }
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(SHAPES.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(SHAPES.resolve("index.txt"), index(files));
    }

    private static String index(Map<String, String> files) {
        TreeSet<String> names = new TreeSet<>(files.keySet());
        names.add("common.ttl");
        return String.join("\n", names) + "\n";
    }

    static ShapesTable table() throws IOException {
        Map<String, TargetClass> classes =
                new LinkedHashMap<>(read("gaia-x.txt").classes());
        classes.putAll(OwnTable.of(Vocabulary.bundled(), read("own.txt")).classes());
        return new ShapesTable(classes);
    }

    private static ShapesTable read(String name) throws IOException {
        return ShapesTable.read(Files.readAllLines(TABLE.resolve(name)));
    }

    static Map<String, String> files() throws IOException {
        ShapesTable table = table();
        ShapesWriter writer = new ShapesWriter(table);
        Map<String, String> files = new TreeMap<>();
        table.classes().values().forEach(c -> files.put(c.local() + ".ttl", writer.write(c)));
        assertThat(files).as("no two classes of one name").hasSameSizeAs(table.classes());
        files.put("lists.ttl", OwnTable.lists(Vocabulary.bundled()));
        files.put("countries.ttl", countries());
        return files;
    }

    /** ISO 3166-1 as the JDK knows it, and EL and UK, which the EU's own registers write for GR and GB. */
    private static String countries() {
        TreeSet<String> two = new TreeSet<>(List.of(Locale.getISOCountries()));
        TreeSet<String> three = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
        two.addAll(List.of("EL", "UK"));
        return "# Admission: codes of countries, ISO 3166-1 alpha-2, alpha-3 and numeric, and the EU's EL and UK.\n\n"
                + "@prefix rule: <https://w3id.org/cartulary/rules#> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n\n"
                + "rule:Country a sh:NodeShape ;\n    sh:nodeKind sh:Literal ;\n    sh:pattern \"^("
                + String.join("|", two)
                + "|[0-9]{3})$|^(" + String.join("|", three) + ")$\" .\n";
    }
}
