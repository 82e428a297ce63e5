package eu.cartulary.catalog.journal;

import eu.cartulary.catalog.register.Register;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How a journal is opened; start with {@link #of} and change what should be otherwise. */
public final class Opening {
    private final Path data;
    private final Identity.Wish wish;
    private final Clock clock;
    private Register register = new Register();
    private JournalSettings settings = JournalSettings.DEFAULTS;
    private Runnable onPoison = Opening::endProcess;
    private Disk disk = new OsDisk();
    private @Nullable Identity identity;

    private Opening(Path data, Identity.Wish wish, Clock clock) {
        this.data = data;
        this.wish = wish;
        this.clock = clock;
    }

    /**
     * The journal in {@code <data>/log}, with the defaults.
     *
     * @param clock the time of records
     */
    public static Opening of(Path data, Identity.Wish wish, Clock clock) {
        return new Opening(data, wish, clock);
    }

    /** Other numbers. */
    public Opening with(JournalSettings other) {
        settings = other;
        return this;
    }

    /** The register to fill, empty. */
    public Opening into(Register empty) {
        register = empty;
        return this;
    }

    /** What happens when a sync has failed; by default the process ends with code 70, for nothing it says can be relied on. */
    public Opening onPoison(Runnable action) {
        onPoison = action;
        return this;
    }

    Opening on(Disk other) {
        disk = other;
        return this;
    }

    /** An identity that is given, not read: for tests whose disk is not one. */
    Opening as(Identity given) {
        identity = given;
        return this;
    }

    private static void endProcess() {
        System.err.println(
                "The journal could not be written for sure, so this catalog stops. What was acknowledged is safe;"
                        + " look at the disk, then start again.");
        Runtime.getRuntime().halt(70);
    }

    Path data() {
        return data;
    }

    Identity.Wish wish() {
        return wish;
    }

    Clock clock() {
        return clock;
    }

    Register register() {
        return register;
    }

    JournalSettings settings() {
        return settings;
    }

    Runnable onPoison() {
        return onPoison;
    }

    Disk disk() {
        return disk;
    }

    @Nullable
    Identity identity() {
        return identity;
    }
}
