package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.register.Slots;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Which records concern which IRI, so that the past of an offering can be told without reading the journal: of every IRI, a chain of
 * journal index and credential, the newest first. A credential is its line in the register, -1 where the record is about the
 * offering itself. Some 20 bytes an entry and 60 an IRI. One thread adds; any thread asks, for a moment each.
 */
final class Timelines {
    private static final int NONE = -1;

    /**
     * A record that concerns an IRI.
     *
     * @param index of the record
     * @param line of the credential in the register; -1 for a change of levels
     */
    record Mention(long index, int line) {}

    /** IRI → its number. */
    private Slots names = new Slots();

    private long[] high = new long[256];
    private long[] low = new long[256];
    private int[] newest = new int[256];
    private int iris;

    private long[] index = new long[256];
    private int[] line = new int[256];
    private int[] before = new int[256];
    private int mentions;

    /** Credential → the IRIs it speaks of, as a chain. */
    private int[] first = filled(256);

    private int[] iri = new int[256];
    private int[] next = new int[256];
    private int links;

    /** A credential came that speaks of these IRIs. */
    synchronized void admitted(long at, int credential, Collection<String> spokenOf) {
        if (credential >= first.length) {
            int old = first.length;
            first = Arrays.copyOf(first, Math.max(old * 2, credential + 1));
            Arrays.fill(first, old, first.length, NONE);
        }
        for (String each : spokenOf) {
            int number = number(Slots.key(each));
            mention(number, at, credential);
            link(credential, number);
        }
    }

    /** Something became of a credential. */
    synchronized void about(long at, int credential) {
        for (int link = firstLink(credential); link != NONE; link = next[link]) {
            mention(iri[link], at, credential);
        }
    }

    /** The levels of an offering changed. */
    synchronized void levels(long at, String offering) {
        mention(number(Slots.key(offering)), at, NONE);
    }

    /** What concerns an IRI, the newest first. */
    synchronized List<Mention> of(String spokenOf) {
        int number = names.get(Slots.key(spokenOf));
        List<Mention> found = new ArrayList<>();
        for (int at = number < 0 ? NONE : newest[number]; at != NONE; at = before[at]) {
            found.add(new Mention(index[at], line[at]));
        }
        return found;
    }

    private int firstLink(int credential) {
        return credential < first.length ? first[credential] : NONE;
    }

    private int number(Slots.Id key) {
        int known = names.get(key);
        if (known >= 0) {
            return known;
        }
        if (iris == high.length) {
            high = Arrays.copyOf(high, iris * 2);
            low = Arrays.copyOf(low, iris * 2);
            newest = Arrays.copyOf(newest, iris * 2);
        }
        high[iris] = key.high();
        low[iris] = key.low();
        newest[iris] = NONE;
        names.put(key, iris);
        return iris++;
    }

    private void mention(int number, long at, int credential) {
        int last = newest[number];
        if (last != NONE && index[last] == at && line[last] == credential) {
            return;
        }
        if (mentions == index.length) {
            index = Arrays.copyOf(index, mentions * 2);
            line = Arrays.copyOf(line, mentions * 2);
            before = Arrays.copyOf(before, mentions * 2);
        }
        index[mentions] = at;
        line[mentions] = credential;
        before[mentions] = last;
        newest[number] = mentions++;
    }

    private void link(int credential, int number) {
        for (int link = first[credential]; link != NONE; link = next[link]) {
            if (iri[link] == number) {
                return;
            }
        }
        if (links == iri.length) {
            iri = Arrays.copyOf(iri, links * 2);
            next = Arrays.copyOf(next, links * 2);
        }
        iri[links] = number;
        next[links] = first[credential];
        first[credential] = links++;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    /** Writes all of it. */
    synchronized void write(DataOutput out) throws IOException {
        out.writeInt(iris);
        for (int i = 0; i < iris; i++) {
            out.writeLong(high[i]);
            out.writeLong(low[i]);
            out.writeInt(newest[i]);
        }
        out.writeInt(mentions);
        for (int i = 0; i < mentions; i++) {
            out.writeLong(index[i]);
            out.writeInt(line[i]);
            out.writeInt(before[i]);
        }
        out.writeInt(first.length);
        for (int each : first) {
            out.writeInt(each);
        }
        out.writeInt(links);
        for (int i = 0; i < links; i++) {
            out.writeInt(iri[i]);
            out.writeInt(next[i]);
        }
    }

    /** Takes in what was written, in place of what is here. */
    synchronized void read(DataInput in) throws IOException {
        iris = in.readInt();
        high = new long[Math.max(256, iris)];
        low = new long[high.length];
        newest = new int[high.length];
        names = new Slots();
        for (int i = 0; i < iris; i++) {
            high[i] = in.readLong();
            low[i] = in.readLong();
            newest[i] = in.readInt();
            names.put(new Slots.Id(high[i], low[i]), i);
        }
        mentions = in.readInt();
        index = new long[Math.max(256, mentions)];
        line = new int[index.length];
        before = new int[index.length];
        for (int i = 0; i < mentions; i++) {
            index[i] = in.readLong();
            line[i] = in.readInt();
            before[i] = in.readInt();
        }
        first = filled(Math.max(256, in.readInt()));
        for (int i = 0; i < first.length; i++) {
            first[i] = in.readInt();
        }
        links = in.readInt();
        iri = new int[Math.max(256, links)];
        next = new int[iri.length];
        for (int i = 0; i < links; i++) {
            iri[i] = in.readInt();
            next[i] = in.readInt();
        }
    }
}
