package eu.cartulary.catalog.pages;

import eu.cartulary.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * HTML as values. Strings are text and nothing else: markup comes only from {@link #el}, so that nothing a provider writes can
 * become an element, an attribute or a script. Addresses are shown as links only with a scheme that does nothing but open a page.
 */
final class Html {
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "hr", "img", "wbr");
    private static final Set<String> NEVER = Set.of("script", "style", "iframe", "object", "embed", "base");

    private Html() {}

    /** A piece of a page. */
    sealed interface Node {}

    private record Element(String name, List<Attribute> attributes, List<Node> children) implements Node {}

    private record Text(String text) implements Node {}

    private record Many(List<Node> nodes) implements Node {}

    private record Data(String json) implements Node {}

    /** An attribute; without a value it only stands there. */
    record Attribute(String name, @Nullable String value) {
        Attribute {
            if (name.startsWith("on") || name.equals("style") || name.equals("srcdoc")) {
                throw new IllegalArgumentException("pages have neither scripts nor styles of their own: " + name);
            }
        }
    }

    /**
     * An element.
     *
     * @param parts attributes, nodes, texts, or lists and streams of them; null stands for nothing
     */
    static Node el(String name, @Nullable Object... parts) {
        if (NEVER.contains(name)) {
            throw new IllegalArgumentException("not in a page: " + name);
        }
        List<Attribute> attributes = new ArrayList<>();
        List<Node> children = new ArrayList<>();
        for (Object part : parts) {
            add(part, attributes, children);
        }
        return new Element(name, List.copyOf(attributes), List.copyOf(children));
    }

    /** Several nodes as one. */
    static Node many(@Nullable Object... parts) {
        List<Node> children = new ArrayList<>();
        for (Object part : parts) {
            add(part, new ArrayList<>(), children);
        }
        return new Many(List.copyOf(children));
    }

    private static void add(@Nullable Object part, List<Attribute> attributes, List<Node> children) {
        switch (part) {
            case null -> {}
            case Attribute attribute -> attributes.add(attribute);
            case Node node -> children.add(node);
            case List<?> list -> list.forEach(each -> add(each, attributes, children));
            case Stream<?> stream -> stream.forEach(each -> add(each, attributes, children));
            default -> children.add(new Text(part.toString()));
        }
    }

    /** Linked data for machines that read pages: no script, nothing of it runs. */
    static Node data(Object jsonLd) {
        // Whatever a provider writes, it cannot end the element: JSON has another way to write every one of these
        // signs.
        return new Data(new String(Json.write(jsonLd), StandardCharsets.UTF_8)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029"));
    }

    /** An attribute. */
    static Attribute at(String name, String value) {
        return new Attribute(name, value);
    }

    /** An attribute without a value, where the condition holds. */
    static @Nullable Attribute flag(String name, boolean holds) {
        return holds ? new Attribute(name, null) : null;
    }

    /** A class. */
    static Attribute cls(String name) {
        return new Attribute("class", name);
    }

    /** Where a link of this catalog goes: a path, a query or a fragment. */
    static Attribute to(String path) {
        if (!path.startsWith("/") && !path.startsWith("?") && !path.startsWith("#") || path.startsWith("//")) {
            throw new IllegalArgumentException("not within this catalog: " + path);
        }
        return new Attribute("href", path);
    }

    /** A link to somewhere that a stranger named, if it is one that only opens a page; else just its text. */
    static Node outward(String address, Object shown) {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            return el("span", cls("iri"), shown);
        }
        return el("a", new Attribute("href", address), at("rel", "noopener nofollow ugc"), cls("iri"), shown);
    }

    /** The whole document, UTF-8. */
    static byte[] document(Node html) {
        StringBuilder out = new StringBuilder(16_384).append("<!DOCTYPE html>\n");
        write(html, out);
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Node node, StringBuilder out) {
        switch (node) {
            case Text text -> escape(text.text(), out);
            case Data data ->
                out.append("<script type=\"application/ld+json\">")
                        .append(data.json())
                        .append("</script>");
            case Many many -> many.nodes().forEach(each -> write(each, out));
            case Element element -> write(element, out);
        }
    }

    private static void write(Element element, StringBuilder out) {
        out.append('<').append(element.name());
        for (Attribute attribute : element.attributes()) {
            out.append(' ').append(attribute.name());
            if (attribute.value() != null) {
                out.append("=\"");
                escape(attribute.value(), out);
                out.append('"');
            }
        }
        out.append('>');
        if (!VOID.contains(element.name())) {
            element.children().forEach(child -> write(child, out));
            out.append("</").append(element.name()).append('>');
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isHidden(c) ? '\uFFFD' : c);
            }
        }
    }

    /**
     * Control characters, which HTML does not allow, and those that turn the direction of text around, with which one name can be
     * made to look like another (Unicode Technical Report 36).
     */
    private static boolean isHidden(char c) {
        return c < ' ' && c != '\n' && c != '\t' && c != '\r'
                || c == '\u007f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069';
    }
}
