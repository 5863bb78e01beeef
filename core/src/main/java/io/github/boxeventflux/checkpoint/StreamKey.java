package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.stream.StreamType;

/**
 * Under what a checkpoint is kept: two readers with the same key are the same reader.
 *
 * @param name the name that the options gave the stream
 * @param streamType the stream that is read
 */
public record StreamKey(String name, StreamType streamType) {}
