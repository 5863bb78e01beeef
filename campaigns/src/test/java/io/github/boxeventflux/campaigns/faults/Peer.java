package io.github.boxeventflux.campaigns.faults;

/** Somebody who reads a user's events, from now on, and tells their ids. */
interface Peer extends AutoCloseable {

    /** Begins, on whatever thread. */
    void start();

    /** It has said that it ended, and it will not begin again. */
    boolean isDead();

    /** Ends it, or at least leaves it where it can do no more. */
    @Override
    void close();
}
