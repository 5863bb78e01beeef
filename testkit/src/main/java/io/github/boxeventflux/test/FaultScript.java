package io.github.boxeventflux.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which fault the next request of a call meets: one for its user alone before one for whoever comes. */
final class FaultScript {

    private static final String ANYBODY = "";

    private final Map<Target, Deque<Fault>> scripts = new HashMap<>();

    void add(Call call, List<Fault> faults) {
        add(ANYBODY, call, faults);
    }

    synchronized void add(String channel, Call call, List<Fault> faults) {
        scripts.computeIfAbsent(new Target(channel, call), target -> new ArrayDeque<>())
                .addAll(faults);
    }

    synchronized Fault next(String channel, Call call) {
        Deque<Fault> own = scripts.getOrDefault(new Target(channel, call), new ArrayDeque<>());
        return next(own.isEmpty() ? scripts.getOrDefault(new Target(ANYBODY, call), new ArrayDeque<>()) : own);
    }

    synchronized void clear(Call call) {
        scripts.keySet().removeIf(target -> target.call() == call);
    }

    synchronized void clear() {
        scripts.clear();
    }

    private static Fault next(Deque<Fault> script) {
        Fault fault = script.peekFirst();
        if (fault == null) {
            return Fault.none();
        }
        if (!fault.isForever()) {
            script.removeFirst();
            if (fault.times() > 1) {
                script.addFirst(fault.times(fault.times() - 1));
            }
        }
        return fault;
    }

    /** @param channel of the user whose requests are meant */
    private record Target(String channel, Call call) {}
}
