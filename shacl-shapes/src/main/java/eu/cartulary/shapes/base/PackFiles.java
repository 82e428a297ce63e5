package eu.cartulary.shapes.base;

import eu.cartulary.shapes.jsonld.GaiaXNamespaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.shacl.parser.ShapesParser;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.G;

/** The Turtle files of a pack's folder, read and found sound, or refused with file, line and reason. */
final class PackFiles {
    private static final int MOST_FILES = 50;
    private static final ErrorHandler AT_ITS_LINE = new ErrorHandler() {
        @Override
        public void warning(String message, long line, long column) {
            // An odd IRI or literal is the pack's own business.
        }

        @Override
        public void error(String message, long line, long column) {
            throw new RiotParseException(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            throw new RiotParseException(message, line, column);
        }
    };
    private static final Node IMPORTS = NodeFactory.createURI("http://www.w3.org/2002/07/owl#imports");
    private static final Node ONTOLOGY = NodeFactory.createURI("http://www.w3.org/2002/07/owl#Ontology");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Graph> graphs = new LinkedHashMap<>();
    private final Graph all = GraphFactory.createDefaultGraph();
    private final List<String> notes = new ArrayList<>();
    private final MessageDigest digest = sha256();

    static {
        JenaSystem.init();
    }

    private PackContexts contexts = PackContexts.NONE;

    static PackFiles read(Path folder, Limits limits) throws PackException {
        PackFiles files = new PackFiles();
        List<Path> turtle = turtle(folder);
        if (turtle.isEmpty()) {
            throw new PackException(folder.toString(), 0, "there is no Turtle file (*.ttl) in this folder", null);
        }
        for (Path file : turtle) {
            files.add(file, limits);
        }
        files.imports();
        files.graphs.values().forEach(graph -> graph.find().forEachRemaining(files.all::add));
        // Claims come with the namespace of today, whatever release their sender wrote for.
        GaiaXNamespaces.normalise(files.all)
                .forEach(older -> files.notes.add("the namespace " + older + " is read as that of today"));
        files.lint();
        files.contexts = PackContexts.read(folder, limits);
        files.contexts.digestInto(files.digest);
        files.notes.addAll(files.contexts.notes());
        return files;
    }

    /** Ontology and shapes of all files together. */
    Graph all() {
        return all;
    }

    /** The contexts it brings. */
    PackContexts contexts() {
        return contexts;
    }

    /** What was left out, and why. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Hash over names and bytes, in the order of names. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> turtle(Path folder) throws PackException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> turtle = files.filter(file -> file.toString().endsWith(".ttl"))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (turtle.size() > MOST_FILES) {
                throw new PackException(folder.toString(), 0, "there are more than " + MOST_FILES + " files", null);
            }
            return turtle;
        } catch (IOException | UncheckedIOException e) {
            throw new PackException(folder.toString(), 0, "the folder cannot be read: " + e.getMessage(), e);
        }
    }

    private void add(Path file, Limits limits) throws PackException {
        String name = file.getFileName().toString();
        String text = text(file, name, limits);
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            RDFParser.fromString(text, Lang.TURTLE)
                    .base("urn:pack:" + name)
                    .errorHandler(AT_ITS_LINE)
                    .parse(graph);
        } catch (RiotParseException e) {
            throw new PackException(name, e.getLine(), "not readable as Turtle: " + e.getOriginalMessage(), e);
        } catch (RiotException | StackOverflowError e) {
            throw new PackException(name, 0, "not readable as Turtle: " + e.getMessage(), e);
        }
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        texts.put(name, text);
        graphs.put(name, graph);
    }

    static String text(Path file, String name, Limits limits) throws PackException {
        try {
            if (Files.size(file) > limits.packBytes()) {
                throw new PackException(name, 0, "larger than " + limits.packBytes() + " bytes", null);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PackException(name, 0, "not UTF-8", e);
        } catch (IOException e) {
            throw new PackException(name, 0, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** Nothing is fetched: what a file imports must lie in the folder, and not import its importer in turn. */
    private void imports() throws PackException {
        Map<Node, Set<Node>> imports = new LinkedHashMap<>();
        graphs.values().forEach(graph -> G.nodesOfTypeAsList(graph, ONTOLOGY)
                .forEach(ontology -> imports.put(ontology, Set.copyOf(G.listSP(graph, ontology, IMPORTS)))));
        for (Map.Entry<Node, Set<Node>> each : imports.entrySet()) {
            for (Node imported : each.getValue()) {
                if (!imports.containsKey(imported)) {
                    throw refusal(imported, "imports what is not in the folder: " + imported);
                }
            }
            if (reaches(each.getKey(), each.getKey(), imports, new LinkedHashSet<>())) {
                throw refusal(each.getKey(), "imports itself, directly or through others: " + each.getKey());
            }
        }
    }

    private static boolean reaches(Node from, Node to, Map<Node, Set<Node>> imports, Set<Node> seen) {
        for (Node next : imports.getOrDefault(from, Set.of())) {
            if (next.equals(to) || seen.add(next) && reaches(next, to, imports, seen)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses what has no bound; a recursion whose end is checked anyway is cut, with a note. */
    private void lint() throws PackException {
        List<ShapesLint.Problem> problems = ShapesLint.problems(all);
        while (!problems.isEmpty()) {
            for (ShapesLint.Problem problem : problems) {
                Triple cut = problem.cut();
                PackException refusal = refusal(problem.at(), problem.reason());
                if (cut == null) {
                    throw refusal;
                }
                all.delete(cut);
                notes.add(refusal.getMessage() + "; the reference is not followed, its class has the shape anyway");
            }
            problems = ShapesLint.problems(all);
        }
    }

    /** The engine says why it cannot read a shape, not which: the first that it cannot read alone is named. */
    PackException unreadable(Throwable why) {
        for (Node shape : ShapesLint.shapes(all)) {
            try {
                ShapesParser.parseShape(new HashMap<>(), all, shape);
            } catch (RuntimeException | StackOverflowError e) {
                return refusal(ShapesLint.owner(all, shape), reason(e));
            }
        }
        return new PackException(String.join(", ", texts.keySet()), 0, reason(why), why);
    }

    /** What is not an exception of its own is a value the engine did not expect; its words say nothing about shapes. */
    private static String reason(Throwable why) {
        return "the shapes cannot be read: "
                + (why instanceof JenaException || why instanceof IllegalArgumentException
                        ? why.getMessage()
                        : "a value is of the wrong kind");
    }

    /** The line is where the node's name is first written; a parsed graph keeps no lines. */
    private PackException refusal(Node at, String reason) {
        for (Map.Entry<String, String> file : texts.entrySet()) {
            if (at.isURI()) {
                long line = line(file.getValue(), at.getURI());
                if (line > 0) {
                    return new PackException(file.getKey(), line, reason, null);
                }
            }
        }
        return new PackException(String.join(", ", texts.keySet()), 0, reason, null);
    }

    private static long line(String text, String iri) {
        String local = ":" + Names.local(iri);
        long number = 0;
        long likely = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.contains("<" + iri + ">") && !line.startsWith("@prefix") && !line.startsWith("@base")) {
                return number;
            }
            int found = likely > 0 ? -1 : line.indexOf(local);
            if (found >= 0 && !Character.isLetterOrDigit(charAt(line, found + local.length()))) {
                likely = number;
            }
        }
        return likely;
    }

    private static char charAt(String line, int index) {
        return index < line.length() ? line.charAt(index) : ' ';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
