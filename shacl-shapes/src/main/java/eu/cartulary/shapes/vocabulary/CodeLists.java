package eu.cartulary.shapes.vocabulary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All bundled code lists. Never changes; safe for any thread. */
public final class CodeLists {
    /** Address of the lists: this and the name is the concept scheme. */
    public static final String NS = "https://w3id.org/cartulary/v1/list/";

    private final Map<String, CodeList> lists;

    private CodeLists(Map<String, CodeList> lists) {
        this.lists = lists;
    }

    /** The lists of this version of the program, read once. */
    public static CodeLists bundled() {
        return Holder.BUNDLED;
    }

    /** The names of the lists, in alphabetical order. */
    public Set<String> names() {
        return lists.keySet();
    }

    /** The list with this name. */
    public Optional<CodeList> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    /** The concept of a list that is written so, by notation, alias or IRI, without case. */
    public Optional<Concept> match(String listName, String text) {
        return list(listName).flatMap(list -> list.match(text));
    }

    /** The concepts of a list in its own order; none when there is no such list. */
    public Collection<Concept> concepts(String listName) {
        return list(listName).map(CodeList::concepts).orElse(List.of());
    }

    /** Whether {@code child} is {@code parent} or lies below it: {@code storage} includes {@code storage/object}. */
    public boolean includes(String listName, String parent, String child) {
        return list(listName).map(list -> list.includes(parent, child)).orElse(false);
    }

    /** Whether a country (ISO 3166-1 alpha-2) belongs to a group such as {@code EU} or {@code EEA}, or is that country. */
    public boolean inGroup(String groupOrCountry, String country) {
        return match("country-groups", groupOrCountry)
                .map(group -> group.countries().contains(country))
                .orElse(groupOrCountry.equals(country));
    }

    private static CodeLists read() {
        Map<String, CodeList> lists = new TreeMap<>();
        for (String name : Vocabulary.bundled().lists()) {
            lists.put(name, CodeList.read(name));
        }
        return new CodeLists(java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lists)));
    }

    private static final class Holder {
        static final CodeLists BUNDLED = read();
    }
}
