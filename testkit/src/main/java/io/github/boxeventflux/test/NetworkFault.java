package io.github.boxeventflux.test;

import java.time.Duration;

/**
 * What a {@link FaultyNetwork} does to a connection. Immutable; faults combine:
 *
 * <pre>{@code
 * network.inject(NetworkFault.reset().afterAnswerBytes(120));
 * network.inject(NetworkFault.drip(Duration.ofSeconds(1)).and(NetworkFault.close().afterAnswerBytes(20)));
 * network.breakAll(NetworkFault.vanish());
 * }</pre>
 *
 * <p>What ends or spoils a connection does so at once, before anything of it comes through, unless it is told after how
 * many bytes. They are counted for each connection, of whatever is sent on it: with TLS, the encrypted bytes.
 */
public final class NetworkFault {

    /** What becomes of the connection at the place that was named. */
    enum Effect {
        NONE,
        RESET,
        CLOSE,
        VANISH,
        STALL,
        GARBLE
    }

    /** Which of the two ways is counted. */
    enum Way {
        REQUEST,
        ANSWER
    }

    /**
     * How fast it goes.
     *
     * @param bytes the most that comes through in one piece
     * @param pause how long each piece is kept back
     */
    record Pace(int bytes, Duration pause) {
        static final Pace FULL = new Pace(Integer.MAX_VALUE, Duration.ZERO);
    }

    private static final NetworkFault NONE = new NetworkFault("none", Effect.NONE, Way.REQUEST, 0, Pace.FULL, 1);

    /** Often enough to look steady. */
    private static final int PIECES_PER_SECOND = 20;

    private final String name;
    private final Effect effect;
    private final Way way;
    private final long after;
    private final Pace pace;
    private final int times;

    private NetworkFault(String name, Effect effect, Way way, long after, Pace pace, int times) {
        this.name = name;
        this.effect = effect;
        this.way = way;
        this.after = after;
        this.pace = pace;
        this.times = times;
    }

    private static NetworkFault of(String name, Effect effect) {
        return new NetworkFault(name, effect, Way.REQUEST, 0, Pace.FULL, 1);
    }

    private static NetworkFault slow(String name, int bytes, Duration pause) {
        return new NetworkFault(name, Effect.NONE, Way.REQUEST, 0, new Pace(bytes, pause), 1);
    }

    /** Everything comes through: lets one connection pass in a script of faults. */
    public static NetworkFault none() {
        return NONE;
    }

    /** The connection is reset (TCP RST) on both sides. */
    public static NetworkFault reset() {
        return of("reset", Effect.RESET);
    }

    /** The connection ends in good order (TCP FIN), as if the other side had closed it. */
    public static NetworkFault close() {
        return of("close", Effect.CLOSE);
    }

    /**
     * The other side is gone, and nobody is told: whatever either side sends is swallowed, and that one of them closes
     * does not reach the other. At once, it is a server that accepts, reads and never answers; later, a half-open
     * connection. When the network is healed, it is reset.
     */
    public static NetworkFault vanish() {
        return of("vanish", Effect.VANISH);
    }

    /**
     * What the client sends is not read any more, so that it waits in the client's own buffers: neither it nor the end of
     * the connection arrives. Answers still come. At once, it is a server that accepts and never reads. When the network is healed, it goes on.
     */
    public static NetworkFault stall() {
        return of("stall", Effect.STALL);
    }

    /** One byte arrives with all its bits turned over. */
    public static NetworkFault garble() {
        return of("garble", Effect.GARBLE);
    }

    /** Each piece of what is sent, of some kilobytes at most, is kept back for this time, each way. */
    public static NetworkFault delay(Duration time) {
        return slow("delay " + time, Integer.MAX_VALUE, notNegative("time", time));
    }

    /** One byte at a time comes through, each way, and each takes this long. */
    public static NetworkFault drip(Duration perByte) {
        return slow("drip " + perByte, 1, notNegative("perByte", perByte));
    }

    /**
     * No more than this comes through, each way.
     *
     * @param bytesPerSecond 20 and more
     */
    public static NetworkFault bandwidth(int bytesPerSecond) {
        if (bytesPerSecond < PIECES_PER_SECOND) {
            throw new IllegalArgumentException("bytesPerSecond: " + bytesPerSecond
                    + " is not allowed; allowed is 20 and more. For less there is drip");
        }
        Duration pause = Duration.ofSeconds(1).dividedBy(PIECES_PER_SECOND);
        return slow("bandwidth " + bytesPerSecond, bytesPerSecond / PIECES_PER_SECOND, pause);
    }

    /**
     * The same as soon as the client has sent so many bytes on the connection, all of which arrive. A byte that is garbled
     * is the one after them.
     *
     * @param bytes 0 and more
     */
    public NetworkFault afterRequestBytes(long bytes) {
        return after(Way.REQUEST, bytes);
    }

    /**
     * The same as soon as the server has sent so many bytes on the connection, all of which arrive. A byte that is garbled
     * is the one after them.
     *
     * @param bytes 0 and more; 0 is as soon as the server is connected
     */
    public NetworkFault afterAnswerBytes(long bytes) {
        return after(Way.ANSWER, bytes);
    }

    private NetworkFault after(Way counted, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes: " + bytes + " is not allowed; allowed is 0 and more");
        }
        String place = " after " + bytes + (counted == Way.REQUEST ? " request bytes" : " answer bytes");
        return new NetworkFault(name + place, effect, counted, bytes, pace, times);
    }

    /** Both on the same connection. Of two that slow it down, or two that end or spoil it, the other holds. */
    public NetworkFault and(NetworkFault other) {
        NetworkFault last = other.effect == Effect.NONE ? this : other;
        Pace slower = other.pace.equals(Pace.FULL) ? pace : other.pace;
        return new NetworkFault(name + " and " + other.name, last.effect, last.way, last.after, slower, times);
    }

    /**
     * This fault for so many connections.
     *
     * @param connections at least 1; the default is 1
     */
    public NetworkFault times(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException(
                    "connections: " + connections + " is not allowed; allowed is 1 and more");
        }
        return new NetworkFault(name, effect, way, after, pace, connections);
    }

    /** What it is, and where. */
    @Override
    public String toString() {
        return name;
    }

    Effect effect() {
        return effect;
    }

    Pace pace() {
        return pace;
    }

    int times() {
        return times;
    }

    /** Whether it is due when so much has passed that way. */
    boolean isDue(Way passing, long passed) {
        return effect != Effect.NONE && passing == way && passed >= after;
    }

    /** How much may still pass that way before it is due. */
    long before(Way passing, long passed) {
        return effect != Effect.NONE && passing == way && passed < after ? after - passed : Long.MAX_VALUE;
    }

    private static Duration notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + " is not allowed; allowed is 0 and more");
        }
        return value;
    }
}
