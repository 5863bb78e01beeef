package io.github.boxeventflux.checkpoint;

/**
 * The right to read a stream, for a time.
 *
 * @param key the stream
 * @param owner who holds it, for people to see
 * @param fencingToken greater than that of every lease before it on the same stream
 */
public record Lease(StreamKey key, String owner, long fencingToken) {}
