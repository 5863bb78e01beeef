package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.internal.engine.CallPriority;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A client with a budget that reads scripted pages: by default there is always one more, after 10 ms. */
final class BudgetedClient {

    final ScriptedBoxApi api = new ScriptedBoxApi().onRead(BudgetedClient::onePageMore);
    final AccountGates gates;

    BudgetedClient(RequestBudget budget) {
        gates = new AccountGates(budget);
    }

    static Mono<DecodedPage> onePageMore(StreamPosition position) {
        return onePageMore(Integer.parseInt(position.value()) + 1);
    }

    private static Mono<DecodedPage> onePageMore(int next) {
        return Mono.delay(Duration.ofMillis(10)).thenReturn(page(String.valueOf(next), "e" + next));
    }

    /** As a client does it, with scripted calls. */
    Flux<String> eventIds(StreamOptions options, StreamListener... listeners) {
        return Flux.defer(() -> {
            StreamTime time = StreamTime.atSubscription(null, null);
            StreamInfo stream = new StreamInfo(options.name(), options.streamType());
            StreamSignals signals = new StreamSignals(stream, List.of(listeners));
            return gates.admitted(options, time, signals, admission -> {
                BoxApi admitted = new AdmittedCalls(api, admission, priority(options));
                StreamContext context = StreamContext.of(options, admitted, new Random(1), time, signals);
                return new Session(context, new HeldLeases())
                        .run(Reader::events)
                        .map(event -> String.valueOf(event.eventId()));
            });
        });
    }

    private static CallPriority priority(StreamOptions options) {
        return options.streamType() == StreamType.ADMIN_LOGS ? CallPriority.HISTORY : CallPriority.LIVE;
    }

    private record AdmittedCalls(BoxApi api, Admission admission, CallPriority priority) implements BoxApi {

        @Override
        public Mono<DecodedPage> readEvents(StreamPosition position) {
            return admission.admit(BoxCall.READ_EVENTS, priority, api.readEvents(position));
        }

        @Override
        public Mono<DecodedPage> readHistory(StreamPosition position, Period period) {
            return admission.admit(BoxCall.READ_EVENTS, CallPriority.HISTORY, api.readHistory(position, period));
        }

        @Override
        public Mono<List<RealtimeServer>> findServers() {
            return admission.admit(BoxCall.FIND_SERVERS, priority, api.findServers());
        }

        @Override
        public Mono<LongPollAnswer> longPoll(RealtimeServer server, StreamPosition position) {
            return api.longPoll(server, position);
        }
    }
}
