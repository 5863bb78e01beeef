package io.github.boxeventflux.benchmarks.budget;

import java.time.Duration;

/**
 * What a reader is to do.
 *
 * @param callsPerMinute its budget
 * @param pageLimit events on a page: few, so that there are more pages than can be read in that time
 * @param time how long it reads
 */
record Load(int callsPerMinute, int pageLimit, Duration time) {}
