package io.github.boxeventflux.test;

/** How an answer reaches the client, if it does. */
enum Delivery {
    /** As HTTP wants it. */
    WHOLE,
    /** {@code Content-Length} promises all of the body, half of it comes, then the end of the connection. */
    CUT,
    /** A chunked body that ends with the connection, half-way and without its last chunk. */
    CUT_CHUNKED,
    /** Status and headers, then silence. */
    HEAD_ONLY,
    /** One byte at a time. */
    TRICKLE,
    /** Half of it, then a reset connection. */
    RESET_MIDWAY,
    /** A reset connection. */
    RESET,
    /** Something that is no HTTP. */
    GARBAGE,
    /** Silence. */
    NOTHING
}
