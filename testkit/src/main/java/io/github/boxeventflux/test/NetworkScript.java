package io.github.boxeventflux.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** Which fault the next connection meets. */
final class NetworkScript {

    private final Deque<NetworkFault> next = new ArrayDeque<>();
    private Supplier<NetworkFault> then = NetworkFault::none;

    synchronized void add(List<NetworkFault> faults) {
        for (NetworkFault fault : faults) {
            for (int i = 0; i < fault.times(); i++) {
                next.add(fault);
            }
        }
    }

    synchronized void always(NetworkFault fault) {
        then = () -> fault;
    }

    synchronized void drawn(long seed, Function<Random, NetworkFault> draw) {
        Random random = new Random(seed);
        then = () -> draw.apply(random);
    }

    synchronized NetworkFault next() {
        NetworkFault scripted = next.poll();
        return scripted == null ? then.get() : scripted;
    }

    synchronized void clear() {
        next.clear();
        then = NetworkFault::none;
    }
}
