package io.github.boxeventflux.campaigns.replicas;

import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.test.NetworkFault;
import java.time.Duration;

/** What happens to a replica. */
enum Fault {
    KILL {
        @Override
        Remedy begin(Replica replica, Duration time) throws InterruptedException {
            replica.kill();
            return replica::start;
        }
    },

    FREEZE {
        @Override
        Remedy begin(Replica replica, Duration time) throws InterruptedException {
            ChildProcess freezer = replica.freeze(time);
            return freezer::awaitExit;
        }
    },

    /**
     * Nothing comes through to the database, and nobody is told; in the end it comes, and is too late. Answers that are under
     * way still come: else it would be chance whether the replica sends anything more.
     */
    SILENCE {
        @Override
        Remedy begin(Replica replica, Duration time) {
            replica.network().breakAll(NetworkFault.stall());
            return replica.network()::heal;
        }
    },

    /** Connections to the database are reset. */
    RESET {
        @Override
        Remedy begin(Replica replica, Duration time) {
            replica.network().breakAll(NetworkFault.reset());
            return replica.network()::heal;
        }
    },

    STOP {
        @Override
        Remedy begin(Replica replica, Duration time) {
            replica.tellToStop();
            return restart(replica);
        }
    },

    SIGTERM {
        @Override
        Remedy begin(Replica replica, Duration time) throws InterruptedException {
            replica.terminate();
            return restart(replica);
        }
    };

    /**
     * Lets it begin.
     *
     * @param time how long at least, where it passes by itself
     * @return what ends it
     */
    abstract Remedy begin(Replica replica, Duration time) throws InterruptedException;

    /** Whether the replica gives the lease back. */
    boolean isCleanStop() {
        return this == STOP || this == SIGTERM;
    }

    interface Remedy {
        void apply() throws InterruptedException;
    }

    private static Remedy restart(Replica replica) {
        return () -> {
            replica.awaitCleanEnd();
            replica.start();
        };
    }
}
