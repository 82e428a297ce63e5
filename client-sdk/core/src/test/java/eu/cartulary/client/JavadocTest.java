package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of the SDK is made without an error or a warning, as {@code -Prelease} makes it. */
class JavadocTest {

    @Test
    void javadoc_has_nothing_to_say_against_the_documentation(@TempDir Path folder) throws Exception {
        Path sources = Path.of(System.getProperty("cartulary.root"), "client-sdk/core/src/main/java");
        String jars = ModularConsumerTest.neededJars().stream()
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = javadoc.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(sources)) {
            List<Path> all =
                    walk.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(all).hasSizeGreaterThan(100);
            boolean well = javadoc.getTask(
                            said,
                            files,
                            null,
                            null,
                            List.of(
                                    "-d",
                                    folder.toString(),
                                    "-quiet",
                                    "-Xdoclint:all,-missing",
                                    "-Werror",
                                    "--release",
                                    "17",
                                    "--module-path",
                                    jars),
                            files.getJavaFileObjectsFromPaths(all))
                    .call();
            assertThat(well).as(said.toString()).isTrue();
        }
    }
}
