package io.github.boxeventflux.test;

import io.github.boxeventflux.test.RecordedRequest.Outcome;
import io.github.boxeventflux.test.RecordedRequest.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every request received, in order of arrival, with what became of it. */
final class RequestLog {

    private final Changes changes;
    private final Map<Long, RecordedRequest> requests = new TreeMap<>();
    private long received;

    RequestLog(Changes changes) {
        this.changes = changes;
    }

    RecordedRequest add(LongFunction<RecordedRequest> numbered) {
        RecordedRequest request;
        synchronized (requests) {
            request = numbered.apply(++received);
            requests.put(request.number(), request);
        }
        changes.happened();
        return request;
    }

    void met(long number, @Nullable String fault) {
        became(number, before -> new Outcome(before.state(), before.status(), fault));
    }

    void answered(long number, int status) {
        became(number, before -> new Outcome(State.ANSWERED, status, before.fault()));
    }

    void cancelled(long number) {
        became(number, before -> new Outcome(State.CANCELLED, before.status(), before.fault()));
    }

    List<RecordedRequest> all() {
        synchronized (requests) {
            return List.copyOf(requests.values());
        }
    }

    List<RecordedRequest> of(Call call) {
        return all().stream().filter(request -> request.call() == call).toList();
    }

    void clear() {
        synchronized (requests) {
            requests.clear();
        }
        changes.happened();
    }

    private void became(long number, UnaryOperator<Outcome> change) {
        synchronized (requests) {
            // A request that was cleared away while it was held stays away.
            requests.computeIfPresent(number, (n, request) -> request.with(change.apply(request.outcome())));
        }
        changes.happened();
    }
}
