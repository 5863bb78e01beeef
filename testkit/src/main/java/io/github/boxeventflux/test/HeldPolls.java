package io.github.boxeventflux.test;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** The long polls that wait for something to happen. */
final class HeldPolls {

    private final Set<Poll> polls = ConcurrentHashMap.newKeySet();
    private final Map<EventLog, Set<Poll>> byLog = new ConcurrentHashMap<>();
    private final Duration hold;
    private final Scheduler scheduler;
    private final RequestLog requests;
    private final Changes changes;
    private volatile boolean closed;

    HeldPolls(Duration hold, Scheduler scheduler, RequestLog requests, Changes changes) {
        this.hold = hold;
        this.scheduler = scheduler;
        this.requests = requests;
        this.changes = changes;
    }

    Mono<Answer> hold(RecordedRequest request, EventLog log, String position) {
        return Mono.defer(() -> {
            Poll poll = new Poll(
                    request.number(), log, position.equals(EventsQuery.NOW) ? log.newest() : position, Sinks.one());
            log.requireKnown(poll.position);
            add(poll);
            changes.happened();
            // Asked after it was added: what is published in between must not pass unseen.
            poll.tellIfBehind();
            return poll.answer
                    .asMono()
                    .timeout(hold, Mono.defer(this::reconnect), scheduler)
                    // A client that has its answer finds the poll no longer held.
                    .doOnNext(answer -> release(poll))
                    .doFinally(signal -> release(poll));
        });
    }

    void published(Collection<EventLog> logs) {
        logs.forEach(log -> byLog.getOrDefault(log, Set.of()).forEach(Poll::tellIfBehind));
    }

    int answerAll(Fault fault) {
        Answer plain = fault.instead() == null ? Answer.message("new_change") : fault.instead();
        List<Poll> held = List.copyOf(polls);
        held.forEach(poll -> {
            requests.met(poll.number, fault.nameInLog());
            poll.answer.tryEmitValue(fault.twisted(plain));
        });
        return held.size();
    }

    /** Leaves the polls that are held without an answer. */
    void close() {
        closed = true;
    }

    int count() {
        return polls.size();
    }

    /** A timer that is refused when everything stops counts as one that has run out. */
    private Mono<Answer> reconnect() {
        return closed ? Mono.never() : Mono.just(Answer.message("reconnect"));
    }

    private void add(Poll poll) {
        polls.add(poll);
        byLog.computeIfAbsent(poll.log, log -> ConcurrentHashMap.newKeySet()).add(poll);
    }

    private void release(Poll poll) {
        byLog.getOrDefault(poll.log, Set.of()).remove(poll);
        if (polls.remove(poll)) {
            changes.happened();
        }
    }

    /** One held poll; compared by identity. */
    private static final class Poll {

        private final long number;
        private final EventLog log;
        private final String position;
        private final Sinks.One<Answer> answer;

        Poll(long number, EventLog log, String position, Sinks.One<Answer> answer) {
            this.number = number;
            this.log = log;
            this.position = position;
            this.answer = answer;
        }

        void tellIfBehind() {
            if (log.hasAfter(position)) {
                answer.tryEmitValue(Answer.message("new_change"));
            }
        }
    }
}
