package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.internal.engine.LongPollPlan;
import io.github.boxeventflux.internal.engine.LongPollPlan.FindServers;
import io.github.boxeventflux.internal.engine.LongPollPlan.GiveUp;
import io.github.boxeventflux.internal.engine.LongPollPlan.Poll;
import io.github.boxeventflux.internal.engine.LongPollPlan.Read;
import io.github.boxeventflux.internal.engine.LongPollPlan.Step;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StreamPosition;
import reactor.core.publisher.Mono;

/** For a user's streams: does what the {@link LongPollPlan} says, step by step, until it says to read. */
final class LongPollTrigger implements Trigger {

    private final BoxApi api;
    private final LongPollPlan plan;
    private final Retries retries;
    private final StreamTime time;
    private final StreamSignals signals;
    private Step step = new Read();
    private boolean hasFoundServers;
    private int failedPolls;

    LongPollTrigger(BoxApi api, LongPollPlan plan, Retries retries, StreamTime time, StreamSignals signals) {
        this.api = api;
        this.plan = plan;
        this.retries = retries;
        this.time = time;
        this.signals = signals;
    }

    @Override
    public Mono<Void> await(StreamPosition position, boolean news) {
        return Mono.defer(() -> {
            step = plan.drained(news, time.steady());
            // Repeating, not recursing: a quiet stream takes steps for months before there is something to read.
            return Mono.defer(() -> take(step, position))
                    .doOnNext(next -> step = next)
                    .repeat(() -> !(step instanceof Read))
                    .then();
        });
    }

    private Mono<Step> take(Step current, StreamPosition position) {
        if (current instanceof FindServers find) {
            if (!find.silence().isZero()) {
                signals.silence(find.silence());
            }
            return time.pause(find.after()).then(Mono.defer(this::findServers));
        }
        if (current instanceof Poll poll) {
            return time.pause(poll.after()).then(Mono.defer(() -> poll(poll, position)));
        }
        return Mono.error(new IllegalStateException("There is nothing to do for " + current));
    }

    private Mono<Step> findServers() {
        if (hasFoundServers) {
            signals.reconnect();
        }
        return retries.untilSuccess(BoxCall.FIND_SERVERS, api.findServers()).map(servers -> {
            hasFoundServers = true;
            return plan.serversFound(servers, time.steady());
        });
    }

    private Mono<Step> poll(Poll poll, StreamPosition position) {
        return api.longPoll(poll.server(), position)
                .timeout(time.pause(poll.atMost()), Mono.just(LongPollAnswer.SILENCE))
                .map(this::answered)
                .onErrorResume(RetryableException.class, this::failed);
    }

    private Step answered(LongPollAnswer answer) {
        if (failedPolls > 0) {
            signals.recovered(BoxCall.LONG_POLL, failedPolls);
            failedPolls = 0;
        }
        return plan.answered(answer, time.steady());
    }

    private Mono<Step> failed(RetryableException error) {
        Step next = plan.failed(error, time.steady());
        if (next instanceof GiveUp) {
            return Mono.error(error);
        }
        failedPolls++;
        signals.retry(BoxCall.LONG_POLL, error, failedPolls, next.after());
        return Mono.just(next);
    }
}
