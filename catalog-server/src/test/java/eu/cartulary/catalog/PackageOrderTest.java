package eu.cartulary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of the data can be seen from the folder names, and this keeps it so. */
class PackageOrderTest {
    private static final String BASE = "eu.cartulary.catalog";

    /** The order of the way; a package imports only packages above it. */
    private static final List<String> ORDER = List.of(
            "kernel",
            "register",
            "outbound",
            "envelope",
            "trust",
            "claims",
            "admission",
            "journal",
            "graph",
            "supplychain",
            "assessment",
            "validation",
            "search",
            "feed",
            "projection",
            "publish",
            "query",
            "tender",
            "federation",
            "http",
            "pages",
            "demo");

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(BASE);
    }

    @Test
    void a_package_imports_only_packages_above_it() {
        List<String> wrong = new ArrayList<>();
        imports().forEach((from, targets) -> {
            for (String to : targets) {
                if (ORDER.indexOf(to) >= ORDER.indexOf(from)) {
                    wrong.add(from + " imports " + to);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_package_has_its_place_in_the_order() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass type : classes) {
            stepOf(type).filter(step -> !ORDER.contains(step)).ifPresent(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void the_picture_in_the_documentation_is_drawn_from_the_code() throws IOException {
        StringBuilder picture = new StringBuilder();
        picture.append("# The packages of the server\n\n");
        picture.append(
                "Drawn by `PackageOrderTest` from the compiled classes. An arrow is an import; all point upwards in the\n");
        picture.append(
                "order of the way. Imports of `kernel` are left out: everything has them.\n\n```mermaid\nflowchart TD\n");
        imports().forEach((from, targets) -> targets.stream()
                .filter(to -> !to.equals("kernel"))
                .forEach(to -> picture.append("  ")
                        .append(from)
                        .append(" --> ")
                        .append(to)
                        .append('\n')));
        picture.append("```\n");
        Path page = Path.of(System.getProperty("cartulary.root"), "docs", "modules.md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, picture, StandardCharsets.UTF_8);
        assertThat(page).content().contains("flowchart TD");
    }

    private static Map<String, Set<String>> imports() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : classes) {
            stepOf(type).ifPresent(from -> {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    stepOf(dependency.getTargetClass())
                            .filter(to -> !to.equals(from))
                            .ifPresent(to -> found.computeIfAbsent(from, f -> new TreeSet<>())
                                    .add(to));
                }
            });
        }
        return found;
    }

    /** The step a class belongs to; the classes that put the program together stand outside the order. */
    private static java.util.Optional<String> stepOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(BASE + ".")) {
            return java.util.Optional.empty();
        }
        String rest = name.substring(BASE.length() + 1);
        int end = rest.indexOf('.');
        return java.util.Optional.of(end < 0 ? rest : rest.substring(0, end));
    }
}
