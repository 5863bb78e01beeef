package io.github.boxeventflux.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which fault the next request of a call meets. */
final class FaultScript {

    private final Map<Call, Deque<Fault>> scripts = new EnumMap<>(Call.class);

    synchronized void add(Call call, List<Fault> faults) {
        scripts.computeIfAbsent(call, c -> new ArrayDeque<>()).addAll(faults);
    }

    synchronized Fault next(Call call) {
        Deque<Fault> script = scripts.getOrDefault(call, new ArrayDeque<>());
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

    synchronized void clear(Call call) {
        scripts.remove(call);
    }

    synchronized void clear() {
        scripts.clear();
    }
}
