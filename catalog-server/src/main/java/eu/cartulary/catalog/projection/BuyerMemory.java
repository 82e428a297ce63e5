package eu.cartulary.catalog.projection;

import eu.cartulary.catalog.register.Register;
import eu.cartulary.catalog.supplychain.SupplyChain;
import eu.cartulary.catalog.supplychain.WordsIn;
import eu.cartulary.catalog.supplychain.WordsOut;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** What the buyers' views keep in memory and could otherwise only learn by reading the whole journal. The projector's thread only. */
record BuyerMemory(
        Register register,
        SupplyChain supplyChain,
        OfferingLives lives,
        SaidLevels said,
        Timelines timelines,
        Participants participants,
        DueTimes dueTimes,
        Backlog backlog) {

    void write(WordsOut out) throws IOException {
        supplyChain.write(out);
        lives.write(out, register);
        said.write(out);
        participants.write(out);
        out.number(dueTimes.all().size());
        for (Map.Entry<String, Instant> one : dueTimes.all().entrySet()) {
            out.word(one.getKey());
            out.instant(one.getValue());
        }
        out.words(backlog.waiting());
        timelines.write(out.data());
    }

    /** Takes in what was written; all of it must be empty before. */
    void read(WordsIn in) throws IOException {
        supplyChain.read(in);
        lives.read(in, register);
        said.read(in);
        participants.read(in);
        for (int left = in.number(); left > 0; left--) {
            dueTimes.put(in.word(), in.instant());
        }
        // The newest is put in last: it comes out first.
        backlog.add(in.words().reversed());
        timelines.read(in.data());
    }
}
