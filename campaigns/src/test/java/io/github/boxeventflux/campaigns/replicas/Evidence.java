package io.github.boxeventflux.campaigns.replicas;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a campaign when it is over.
 *
 * @param published the ids of all events that have happened
 * @param deliveries what each process has written down, in this order
 * @param changes what the database has
 * @param turns the faults that met the owner, oldest first
 */
record Evidence(Set<String> published, Map<String, List<Delivery>> deliveries, List<Change> changes, List<Turn> turns) {

    List<Delivery> allDeliveries() {
        return deliveries.values().stream().flatMap(Collection::stream).toList();
    }

    /** All who had the lease, oldest first. */
    List<Tenure> tenures() {
        return changes.stream()
                .filter(Change::isTakeover)
                .map(change -> new Tenure(change.token(), String.valueOf(change.owner()), change.at()))
                .toList();
    }
}
