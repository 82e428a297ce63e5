package eu.cartulary.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static final Pattern SNIPPET = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>", Pattern.DOTALL);

    @Test
    void every_block_of_the_tutorial_compiles_and_runs(@TempDir Path folder) throws Exception {
        String readme = Files.readString(Path.of(System.getProperty("cartulary.root"), "client-sdk/README.md"));
        run(blocks(BLOCK, readme), folder);
    }

    @Test
    void the_tutorial_in_the_package_documentation_compiles_and_runs(@TempDir Path folder) throws Exception {
        String documentation = Files.readString(Path.of(
                System.getProperty("cartulary.root"),
                "client-sdk/core/src/main/java/eu/cartulary/client/package-info.java"));
        String all = blocks(SNIPPET, documentation)
                .lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .collect(Collectors.joining("\n"));
        assertThat(all).contains("publish(", "offerings(");
        run(all, folder);
    }

    private static String blocks(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
    }

    private static void run(String all, Path folder) throws Exception {
        String imports = all.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = all.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        compile(
                imports
                        + "\npublic class Tutorial {\npublic static void run(String catalogUrl, String logKey, String folder)"
                        + " throws Exception {\n" + body + "}}\n",
                folder);
        Catalog catalog = new Catalog();
        try (StubCatalog stub = new StubCatalog(catalog::answer);
                URLClassLoader loader =
                        new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Tutorial")
                    .getMethod("run", String.class, String.class, String.class)
                    .invoke(
                            null,
                            stub.base().toString(),
                            catalog.log.key.verifier().vkey(),
                            folder.toString());
            assertThat(stub.asked).extracting(StubCatalog.Asked::path).contains("/credentials", "/offerings");
        }
    }

    /** Enough of a catalog for the tutorial: it keeps presentations, finds one offering, and proves its log. */
    private static final class Catalog {
        private final TestLog log = TestLog.create();
        private final java.util.Map<String, String> kept = new java.util.concurrent.ConcurrentHashMap<>();

        void answer(com.sun.net.httpserver.HttpExchange exchange, StubCatalog.Asked asked) throws java.io.IOException {
            switch (asked.path()) {
                case "/credentials" -> StubCatalog.send(exchange, 200, "application/json", publish(asked));
                case "/log/proof" -> json(exchange, log.inclusion(asked.query().replaceFirst("digest=", "")));
                case "/log/consistency" -> {
                    String[] sizes = asked.query().split("[=&]");
                    json(exchange, log.consistency(Long.parseLong(sizes[1]), Long.parseLong(sizes[3])));
                }
                default -> {
                    String digest = asked.path().replaceFirst(".*/", "");
                    boolean credential = kept.containsKey(digest);
                    StubCatalog.send(
                            exchange,
                            200,
                            credential ? Envelope.VC_JWT : "application/json",
                            credential ? kept.get(digest) : page());
                }
            }
        }

        private static void json(com.sun.net.httpserver.HttpExchange exchange, Object body) throws java.io.IOException {
            StubCatalog.send(exchange, 200, "application/json", new String(eu.cartulary.json.Json.write(body)));
        }

        private String publish(StubCatalog.Asked asked) {
            String[] jwts = new String(
                            java.util.Base64.getUrlDecoder().decode(new String(asked.body()).split("\\.")[1]))
                    .split("data:application/vc\\+jwt,");
            List<String> digests = new java.util.ArrayList<>();
            for (int i = 1; i < jwts.length; i++) {
                String jwt = jwts[i].replaceFirst("\".*", "");
                digests.add(eu.cartulary.verify.EnvelopeVerifier.digestOf(Envelope.vcJwt(jwt)));
            }
            if (!kept.containsKey(digests.get(0))) {
                log.add(digests.toArray(String[]::new));
            }
            for (int i = 1; i < jwts.length; i++) {
                kept.put(digests.get(i - 1), jwts[i].replaceFirst("\".*", ""));
            }
            var place = log.inclusion(digests.get(0));
            String credentials = digests.stream()
                    .map(digest -> "{\"digest\":\"" + digest + "\",\"issuer\":\"x\",\"status\":\"active\"}")
                    .collect(Collectors.joining(","));
            return receipt(credentials, place.index(), place.leafHash());
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

    private static String receipt(String credentials, long index, String leaf) {
        return """
                {"credentials":[%s],"journal":{"index":%d,"leafHash":"%s"},"offerings":[{"key":"k","id":"https://cloud.example/o",
                "listed":true,"notListedBecause":[],"levels":{"ipc-baseline":"IPC-1"},"pending":0}]}""".formatted(credentials, index, leaf);
    }

    private static String page() {
        return "{\"total\":1,\"undetermined\":0,\"items\":[{\"key\":\"k\",\"id\":\"urn:x:o\",\"status\":\"active\"}],\"facets\":{}}";
    }
}
