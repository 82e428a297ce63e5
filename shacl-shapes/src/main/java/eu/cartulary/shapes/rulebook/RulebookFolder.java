package eu.cartulary.shapes.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /** One folder: its files as text, and each as a graph. */
    private record Parsed(Map<String, String> files, Graph graph, Set<String> imports, Set<String> defines) {}

    private RulebookFolder() {}

    static List<Rulebook> load(Path folder, CountrySets countries) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder, 2)) {
            List<Path> files = found.filter(f -> f.toString().endsWith(".ttl"))
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
            if (files.size() > MAX_FILES) {
                throw new RulebookException(folder.toString(), 0, "more than " + MAX_FILES + " files");
            }
            for (Path file : files) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (Files.size(file) > MAX_BYTES) {
                    throw new RulebookException(name, 0, "larger than " + MAX_BYTES + " bytes");
                }
                texts.computeIfAbsent(folderOf(name), k -> new TreeMap<>())
                        .put(name, Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(texts, countries);
    }

    /** The rulebooks of the class path, as {@code rulebooks/bundled} lists their files. */
    static List<Rulebook> bundled(CountrySets countries) {
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

    static List<Rulebook> read(Map<String, Map<String, String>> folders, CountrySets countries) {
        Map<String, Parsed> parsed = new LinkedHashMap<>();
        folders.forEach((name, files) -> parsed.put(name, parse(files)));
        List<Rulebook> rulebooks = new ArrayList<>();
        for (Parsed folder : parsed.values()) {
            Graph graph = GraphFactory.createDefaultGraph();
            merge(folder, parsed, new LinkedHashSet<>(), graph);
            if (folder.graph.contains(Node.ANY, org.apache.jena.vocabulary.RDF.Nodes.type, Rb.RULEBOOK)) {
                rulebooks.add(compile(new Source(ownRulebookOnly(graph, folder), folder.files), countries));
            }
        }
        return rulebooks;
    }

    private static Rulebook compile(Source source, CountrySets countries) {
        try {
            return new RulebookReader(source, countries).read();
        } catch (StackOverflowError tooDeep) {
            throw new RulebookException(source.firstFile(), 0, "nested too deeply, or in a circle");
        }
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

    private static void merge(Parsed folder, Map<String, Parsed> all, Set<Parsed> open, Graph into) {
        if (!open.add(folder)) {
            throw new RulebookException(folder.files.keySet().iterator().next(), 0, "imports run in a circle");
        }
        GraphUtil.addInto(into, folder.graph);
        for (String iri : folder.imports) {
            Parsed imported = all.values().stream()
                    .filter(p -> p.defines.contains(iri))
                    .findFirst()
                    .orElseThrow(() -> importNotThere(folder, iri));
            merge(imported, all, open, into);
        }
        open.remove(folder);
    }

    private static RulebookException importNotThere(Parsed folder, String iri) {
        for (Map.Entry<String, String> file : folder.files.entrySet()) {
            int at = file.getValue().indexOf(iri);
            if (at >= 0) {
                int line = (int) file.getValue()
                                .substring(0, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
                return new RulebookException(file.getKey(), line, "imports " + iri + ", which is not here");
            }
        }
        return new RulebookException("?", 0, "imports " + iri + ", which is not here");
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
        RDFParser.create()
                .source(new StringReader(text))
                .lang(Lang.TURTLE)
                .base("https://w3id.org/cartulary/rulebooks/")
                .errorHandler(new Stops(name))
                .parse(into);
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
