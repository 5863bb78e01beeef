package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.NetworkFault;
import java.time.Duration;

/** Something that happens at a moment of a schedule. */
sealed interface Act {

    /** When, from the beginning on. */
    Duration at();

    /** Events happen. */
    record Publish(Duration at, int events) implements Act {}

    /** The next answers to a call are broken. */
    record Break(Duration at, Call call, BoxFault fault, Duration some, int times) implements Act {}

    /** The network is broken for a time. */
    record Outage(Duration at, Kind kind, Duration length) implements Act {

        /** How. */
        enum Kind {
            /** What is under way is reset, and nobody listens. */
            REFUSED,
            /** What is under way goes on, but no name is found. */
            NO_NAMES,
            /** What is under way is reset, and no handshake succeeds. */
            NO_TLS,
            /** Nothing arrives any more, and nobody says so; what was under way never ends. */
            BLACK_HOLE
        }
    }

    /**
     * The network to one of Box's servers is broken below HTTP.
     *
     * @param fault what connections meet that can be made
     * @param length for how long, unless it is the next few connections that meet it
     */
    record BreakNetwork(Duration at, Side side, Reach reach, NetworkFault fault, Duration length) implements Act {

        /** Whose. */
        enum Side {
            API,
            REALTIME
        }

        /** What of it. */
        enum Reach {
            /** The next connection, or the next few. */
            NEXT,
            /** All connections, also those that are open. */
            ALL,
            /** New connections are refused. */
            REFUSED,
            /** New connections hang. */
            LOST
        }
    }

    /** All held polls are answered though nothing has happened. */
    record AnswerPolls(Duration at, BoxFault with) implements Act {}

    /** The reader ends, and after a time there is another one. */
    record End(Duration at, How how, Duration pause) implements Act {

        /** How. */
        enum How {
            /** It is cancelled: what was acknowledged is saved. */
            CANCEL,
            /** It is asked to end. */
            STOP,
            /** The process is gone, and with it what was not saved. */
            KILL
        }
    }

    /** From now on Box refuses what cannot be retried; when the reader has ended with that error, it does so no more. */
    record Refuse(Duration at, Refusal refusal) implements Act {}

    /** From now on the reader's clock differs from everybody else's by that. */
    record ClockOff(Duration at, Duration by) implements Act {}

    /** The token is refused from now on; a fresh one is not. */
    record RevokeToken(Duration at) implements Act {}

    /** Nothing can be saved for a time. */
    record StoreOutage(Duration at, Duration length) implements Act {}
}
