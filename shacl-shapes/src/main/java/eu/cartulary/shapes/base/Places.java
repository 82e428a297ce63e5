package eu.cartulary.shapes.base;

import eu.cartulary.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the place of a node and a value in the JSON document that the graph was read from, as a pointer of RFC 6901. It
 * goes by the words in the document (term, compact IRI, full IRI) and not by its contexts: a pointer is a help for a
 * person, so the nearest likely place is better than none. One instance per report, used by one thread.
 */
final class Places {
    /** Objects of one document that are looked at; enough for the largest graph that is validated. */
    private static final int MOST_OBJECTS = 50_000;

    private final Graph graph;
    private final List<Place> objects = new ArrayList<>();
    private final Map<String, List<Place>> byId = new HashMap<>();
    private final Map<Node, Place> found = new HashMap<>();

    /** A place in the document. */
    private record Place(String pointer, JsonNode json) {}

    Places(Graph graph, byte @Nullable [] document) {
        this.graph = graph;
        if (document != null) {
            try {
                collect(new Place("", Json.read(document)));
            } catch (Json.MalformedJsonException notJson) {
                // Turtle, for instance: then there are no pointers.
            }
        }
    }

    private void collect(Place place) {
        JsonNode json = place.json();
        if (objects.size() >= MOST_OBJECTS) {
            return;
        }
        if (json.isObject()) {
            objects.add(place);
            String id = id(json);
            if (id != null) {
                byId.computeIfAbsent(id, i -> new ArrayList<>(1)).add(place);
                String full = Names.expand(id);
                if (!full.equals(id)) {
                    byId.computeIfAbsent(full, i -> new ArrayList<>(1)).add(place);
                }
            }
            json.properties().stream()
                    .filter(member -> !member.getKey().equals("@context"))
                    .forEach(member -> collect(member(place, member.getKey(), member.getValue())));
        } else if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                collect(new Place(place.pointer() + '/' + i, json.get(i)));
            }
        }
    }

    private static Place member(Place of, String key, JsonNode value) {
        return new Place(of.pointer() + '/' + key.replace("~", "~0").replace("/", "~1"), value);
    }

    /**
     * The place of a value.
     *
     * @param focus the node that is described
     * @param properties the properties whose value it is; the first that the document has counts
     * @param value the value; without it, or where it cannot be told from its siblings, the member that holds it
     * @return the value's place, else the member's, else (a missing member) the object's; null when nothing fits
     */
    @Nullable
    String pointer(Node focus, List<Node> properties, @Nullable Node value) {
        Place object = place(focus, properties, 0);
        if (object == null) {
            return null;
        }
        for (Node property : properties) {
            Place held = member(object, property);
            if (held != null) {
                return value == null ? held.pointer() : among(held, value).pointer();
            }
        }
        return object.pointer();
    }

    private @Nullable Place place(Node node, List<Node> wanted, int depth) {
        Place known = found.get(node);
        if (known != null) {
            return known;
        }
        Place place = node.isURI() ? byId(node.getURI(), wanted) : depth > 64 ? null : byParent(node, depth);
        if (place != null && node.isBlank()) {
            found.put(node, place);
        }
        return place;
    }

    /** A thing can be named in several places: the one that has the member, or says most, describes it. */
    private @Nullable Place byId(String iri, List<Node> wanted) {
        Place best = null;
        int most = -1;
        for (Place object : byId.getOrDefault(iri, List.of())) {
            boolean has = wanted.stream().anyMatch(property -> member(object, property) != null);
            int score = object.json().size() + (has ? 1_000 : 0);
            if (score > most) {
                best = object;
                most = score;
            }
        }
        return best != null ? best : subjectWithoutId();
    }

    private @Nullable Place subjectWithoutId() {
        List<Place> nameless = objects.stream()
                .filter(o -> o.pointer().matches("(/vc)?/credentialSubject(/[0-9]+)?") && id(o.json()) == null)
                .toList();
        return nameless.size() == 1 ? nameless.get(0) : null;
    }

    private @Nullable Place byParent(Node blank, int depth) {
        List<Triple> above = graph.find(Node.ANY, Node.ANY, blank).toList();
        for (Triple triple : above) {
            Place parent = place(triple.getSubject(), List.of(triple.getPredicate()), depth + 1);
            Place held = parent == null ? null : member(parent, triple.getPredicate());
            if (held != null) {
                return among(held, blank);
            }
        }
        return above.isEmpty() ? subjectWithoutId() : null;
    }

    private static @Nullable String id(JsonNode object) {
        JsonNode id = object.has("@id") ? object.get("@id") : object.get("id");
        return id == null || !id.isString() ? null : id.stringValue();
    }

    private static @Nullable Place member(Place object, Node property) {
        String iri = property.getURI();
        String compact = Names.compact(iri);
        String local = Names.local(iri);
        Place likely = null;
        for (Map.Entry<String, JsonNode> each : object.json().properties()) {
            String key = each.getKey();
            if (key.equals(iri) || key.equals(compact) || property.equals(Names.TYPE) && isType(key)) {
                return member(object, key, each.getValue());
            }
            if (likely == null && (key.equals(local) || key.endsWith(':' + local))) {
                likely = member(object, key, each.getValue());
            }
        }
        return likely;
    }

    private static boolean isType(String key) {
        return key.equals("type") || key.equals("@type");
    }

    /** The element that is the value, where a member holds several. */
    private Place among(Place held, Node value) {
        JsonNode json = held.json();
        for (String wrapper : List.of("@set", "@list")) {
            if (json.isObject() && json.has(wrapper)) {
                return among(member(held, wrapper, json.get(wrapper)), value);
            }
        }
        if (!json.isArray()) {
            return held;
        }
        Place best = held;
        int most = 0;
        for (int i = 0; i < json.size(); i++) {
            int score = likeness(json.get(i), value);
            if (score > most) {
                best = new Place(held.pointer() + '/' + i, json.get(i));
                most = score;
            }
        }
        return best;
    }

    private int likeness(JsonNode json, Node value) {
        if (value.isBlank()) {
            return json.isObject() && id(json) == null ? 1 + shared(json, value) : 0;
        }
        String text = value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
        JsonNode scalar = !json.isObject() ? json : json.has("@value") ? json.get("@value") : json.get("@id");
        if (scalar == null) {
            scalar = json.get("id");
        }
        // A list or an object is never the plain value that is looked for, and has no text.
        String written = scalar == null || scalar.isContainer() ? null : scalar.asString("");
        return written != null && (written.equals(text) || Names.expand(written).equals(text)) ? 1 : 0;
    }

    /** How many plain values of a nested object are those of the blank node. */
    private int shared(JsonNode json, Node blank) {
        int shared = 0;
        for (Triple triple : graph.find(blank, Node.ANY, Node.ANY).toList()) {
            Place held = member(new Place("", json), triple.getPredicate());
            if (held != null) {
                shared += 1 + (triple.getObject().isBlank() ? 0 : likeness(held.json(), triple.getObject()));
            }
        }
        return shared;
    }
}
