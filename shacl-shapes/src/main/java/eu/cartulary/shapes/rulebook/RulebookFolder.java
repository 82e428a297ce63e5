package eu.cartulary.shapes.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL;

/** Reads folders of Turtle and puts together what imports what. Used once, by one thread. */
final class RulebookFolder {
    /** Largest Turtle file of a rulebook, in bytes. */
    static final int MAX_BYTES = 4 << 20;
    /** Most files of all rulebooks of a folder. */
    static final int MAX_FILES = 1_000;

    static {
        JenaSystem.init();
    }

    private static final String BASE = "https://w3id.org/cartulary/rulebooks/";

    /** A rulebook, and where it came from. */
    record Compiled(Rulebook rulebook, Source source) {
        RulebookException complaint(String iri, String reason) {
            return source.complaint(NodeFactory.createURI(iri), reason);
        }
    }

    /** One folder: its files as text, and each as a graph. */
    private record Parsed(Map<String, String> files, Graph graph, Set<String> imports, Set<String> defines) {}

    private RulebookFolder() {}

    static List<Compiled> load(Path folder, CountrySets countries) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder, 2)) {
            List<Path> files = found.filter(f -> f.toString().endsWith(".ttl") && Files.isRegularFile(f))
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
            if (files.size() > MAX_FILES) {
                throw new RulebookException(folder.toString(), 0, "more than " + MAX_FILES + " files");
            }
            for (Path file : files) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                texts.computeIfAbsent(folderOf(name), k -> new TreeMap<>()).put(name, text(file, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(texts, countries);
    }

    /** The rulebooks of the class path, as {@code rulebooks/bundled} lists their files. */
    static List<Compiled> bundled(CountrySets countries) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        for (String name :
                resource("/rulebooks/bundled").lines().map(String::strip).toList()) {
            if (!name.isEmpty() && !name.startsWith("#")) {
                texts.computeIfAbsent(folderOf(name), k -> new LinkedHashMap<>())
                        .put(name, resource("/rulebooks/" + name));
            }
        }
        return read(texts, countries);
    }

    private static String text(Path file, String name) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new RulebookException(name, 0, "larger than " + MAX_BYTES + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, text, true).isError()) {
            throw new RulebookException(name, Source.lineOf(text.flip(), text.limit()), "not UTF-8");
        }
        return text.flip().toString();
    }

    private static List<Compiled> read(Map<String, Map<String, String>> folders, CountrySets countries) {
        Map<String, Parsed> parsed = new LinkedHashMap<>();
        folders.forEach((name, files) -> parsed.put(name, parse(files)));
        Map<String, Compiled> rulebooks = new LinkedHashMap<>();
        for (Parsed folder : parsed.values()) {
            Graph graph = GraphFactory.createDefaultGraph();
            Map<String, String> imported = new LinkedHashMap<>();
            merge(folder, parsed, new LinkedHashSet<>(), graph, imported);
            if (folder.graph.contains(Node.ANY, org.apache.jena.vocabulary.RDF.Nodes.type, Rb.RULEBOOK)) {
                Source source = new Source(ownRulebookOnly(graph, folder), folder.files, imported);
                Compiled compiled = new Compiled(new RulebookReader(source, countries).read(), source);
                Compiled other = rulebooks.putIfAbsent(compiled.rulebook().id(), compiled);
                if (other != null) {
                    throw compiled.complaint(
                            compiled.rulebook().iri(),
                            "a second rulebook " + other.rulebook().id() + "; the first is "
                                    + other.source().firstFile());
                }
            }
        }
        return List.copyOf(rulebooks.values());
    }

    /** What is imported lends its shapes and sets, not its rulebook and criteria. */
    private static Graph ownRulebookOnly(Graph graph, Parsed own) {
        for (Node type : List.of(Rb.RULEBOOK, Rb.CRITERION)) {
            graph.find(Node.ANY, org.apache.jena.vocabulary.RDF.Nodes.type, type).toList().stream()
                    .filter(t -> !own.graph.contains(t))
                    .forEach(graph::delete);
        }
        return graph;
    }

    private static void merge(
            Parsed folder, Map<String, Parsed> all, Set<Parsed> open, Graph into, Map<String, String> files) {
        open.add(folder);
        GraphUtil.addInto(into, folder.graph);
        files.putAll(folder.files);
        for (String iri : folder.imports) {
            Parsed imported = all.values().stream()
                    .filter(p -> p.defines.contains(iri))
                    .findFirst()
                    .orElseThrow(() -> atImport(folder, iri, ", which is not here"));
            if (open.contains(imported)) {
                throw atImport(folder, iri, ": imports run in a circle");
            }
            merge(imported, all, open, into, files);
        }
        open.remove(folder);
    }

    /** A parsed graph keeps no lines: an import is looked for as it is mostly written. */
    private static RulebookException atImport(Parsed folder, String iri, String reason) {
        String written = "<(?:" + Pattern.quote(iri) + "|" + Pattern.quote(iri.replace(BASE, "")) + ")>";
        for (String place : List.of("imports>?\\s+(?:[^;\\s]+\\s*,\\s*)*" + written, written, "\\w:imports\\s")) {
            Pattern pattern = Pattern.compile(place);
            for (Map.Entry<String, String> file : folder.files.entrySet()) {
                Matcher found = pattern.matcher(file.getValue());
                if (found.find()) {
                    int line = Source.lineOf(file.getValue(), found.end() - 1);
                    return new RulebookException(file.getKey(), line, "imports " + iri + reason);
                }
            }
        }
        return new RulebookException(folder.files.keySet().iterator().next(), 0, "imports " + iri + reason);
    }

    private static Parsed parse(Map<String, String> files) {
        Graph graph = GraphFactory.createDefaultGraph();
        files.forEach((name, text) -> parse(name, text, graph));
        Set<String> imports = new LinkedHashSet<>();
        Set<String> defines = new LinkedHashSet<>();
        graph.find(Node.ANY, OWL.imports.asNode(), Node.ANY).forEachRemaining(t -> {
            imports.add(t.getObject().toString());
            defines.add(t.getSubject().toString());
        });
        for (String type : List.of(Rb.NS + "Rulebook", OWL.Ontology.getURI())) {
            graph.find(Node.ANY, org.apache.jena.vocabulary.RDF.Nodes.type, NodeFactory.createURI(type))
                    .forEachRemaining(t -> defines.add(t.getSubject().toString()));
        }
        return new Parsed(files, graph, imports, defines);
    }

    static void parse(String name, String text, Graph into) {
        try {
            RDFParser.create()
                    .source(new StringReader(text))
                    .lang(Lang.TURTLE)
                    .base(BASE)
                    .errorHandler(new Stops(name))
                    .parse(into);
        } catch (StackOverflowError tooDeep) {
            throw new RulebookException(name, 0, "nested too deeply");
        }
    }

    /** Every error and warning of the parser stops the load, with its line. */
    private record Stops(String file) implements ErrorHandler {
        @Override
        public void warning(String message, long line, long col) {
            throw new RulebookException(file, (int) line, message);
        }

        @Override
        public void error(String message, long line, long col) {
            throw new RulebookException(file, (int) line, message);
        }

        @Override
        public void fatal(String message, long line, long col) throws RiotException {
            throw new RulebookException(file, (int) line, message);
        }
    }

    private static String folderOf(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    static String resource(String name) {
        try (InputStream in = RulebookFolder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
