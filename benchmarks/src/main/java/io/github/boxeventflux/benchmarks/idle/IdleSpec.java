package io.github.boxeventflux.benchmarks.idle;

/**
 * What is measured.
 *
 * @param streams how many there are, each of a user of its own
 * @param seconds how long nothing happens
 * @param events how many happen then
 */
record IdleSpec(int streams, int seconds, int events) {}
