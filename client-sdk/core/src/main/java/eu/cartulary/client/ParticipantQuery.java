package eu.cartulary.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A question for participants, with every parameter of {@code GET /participants}. Immutable: each method gives a changed copy. */
public final class ParticipantQuery {
    private static final ParticipantQuery ANY = new ParticipantQuery(List.of());

    private final List<Map.Entry<String, String>> parameters;

    private ParticipantQuery(List<Map.Entry<String, String>> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** Everyone who is described by a credential in force. */
    public static ParticipantQuery any() {
        return ANY;
    }

    /** Every word begins a word of the name or the address. */
    public ParticipantQuery text(String words) {
        return with("q", words);
    }

    /** The legal seat lies there: a country, {@code EU} or {@code EEA}. Several are alternatives. */
    public ParticipantQuery country(String iso3166) {
        return and("country", iso3166);
    }

    /** So many on a page, 200 at most. */
    public ParticipantQuery limit(int pageSize) {
        return with("limit", Integer.toString(pageSize));
    }

    /** Continues where another page ended. */
    public ParticipantQuery cursor(String opaque) {
        return with("cursor", opaque);
    }

    /** A parameter that this version does not know. */
    public ParticipantQuery and(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(Map.entry(name, value));
        return new ParticipantQuery(more);
    }

    private ParticipantQuery with(String name, String value) {
        List<Map.Entry<String, String>> others = new ArrayList<>(parameters);
        others.removeIf(each -> each.getKey().equals(name));
        others.add(Map.entry(name, value));
        return new ParticipantQuery(others);
    }

    /** As it stands in an address, encoded, without a question mark. */
    public String encoded() {
        return Call.query(parameters);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParticipantQuery that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return encoded();
    }
}
