package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial in the README does what it says: its blocks are compiled as one program and run against a stand-in. */
class TutorialTest {
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void every_block_of_the_tutorial_compiles_and_runs(@TempDir Path folder) throws Exception {
        String readme = Files.readString(Path.of(System.getProperty("cartulary.root"), "client-sdk/README.md"));
        Matcher blocks = BLOCK.matcher(readme);
        String all = blocks.results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        String imports = all.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = all.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        compile(
                imports + "\npublic class Tutorial {\npublic static void run(String catalogUrl) throws Exception {\n"
                        + body + "}}\n",
                folder);
        try (StubCatalog stub = new StubCatalog((exchange, asked) -> StubCatalog.send(
                        exchange, 200, "application/json", asked.path().equals("/credentials") ? receipt() : page()));
                URLClassLoader loader =
                        new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Tutorial")
                    .getMethod("run", String.class)
                    .invoke(null, stub.base().toString());
            assertThat(stub.asked).extracting(StubCatalog.Asked::path).contains("/credentials", "/offerings");
        }
    }

    private static void compile(String source, Path folder) {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Tutorial.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        StringWriter said = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of(
                                "-d",
                                folder.toString(),
                                "-proc:none",
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(file))
                .call();
        assertThat(compiled).as(said.toString()).isTrue();
    }

    private static String receipt() {
        return """
                {"credentials":[],"journal":{"index":1,"leafHash":"00"},"offerings":[{"key":"k","id":"https://cloud.example/o",
                "listed":true,"notListedBecause":[],"levels":{"ipc-baseline":"IPC-1"},"pending":0}]}""";
    }

    private static String page() {
        return "{\"total\":1,\"undetermined\":0,\"items\":[{\"key\":\"k\",\"id\":\"urn:x:o\",\"status\":\"active\"}],\"facets\":{}}";
    }
}
