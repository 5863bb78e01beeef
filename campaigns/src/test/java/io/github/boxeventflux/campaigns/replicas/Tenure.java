package io.github.boxeventflux.campaigns.replicas;

import java.time.Instant;

/**
 * That somebody took the lease.
 *
 * @param from since when, by the database's clock
 */
record Tenure(long token, String owner, Instant from) {}
