package eu.cartulary.catalog.graph;

/** Who goes first, for tests of other packages too, with a clock that goes on only when it is told. */
public final class PrecedenceFixture {
    private long nanos;
    private long idle;

    public final Precedence precedence = new Precedence(new Precedence.Time() {
        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pass(long time) {
            nanos += time;
            idle += time;
        }
    });

    /** Lets the moment go by in which an answer leaves. */
    public void pass() {
        nanos += 10_000_000;
    }

    /** How long somebody has given way. */
    public java.time.Duration idle() {
        return java.time.Duration.ofNanos(idle);
    }

    /** Whether somebody who gives way would do so now. */
    public boolean isTaken() {
        long before = idle;
        precedence.giveWay(1_000_000);
        return idle > before;
    }
}
