package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;

/** What is done with each event: its id is appended to a file, somewhere in a random time, which is long now and then. */
final class Work {

    private static final int LONG_ONE_IN = 64;
    private static final int MOST_MICROS = 1_000;
    private static final int MOST_MICROS_OF_A_LONG_ONE = 60_000;

    private final LineFile ids;
    private final LineFile confirmed;
    private final int concurrency;

    Work(ReaderSettings settings) throws IOException {
        ids = LineFile.open(settings.ids());
        confirmed = settings.processing() == Processing.CONFIRMED ? LineFile.open(settings.confirmedIds()) : ids;
        concurrency = settings.processing().concurrency();
    }

    Mono<Void> on(Event event) {
        return pause().then(Mono.fromRunnable(() -> ids.append(event.eventId())))
                .then(pause());
    }

    /** The event must not come again. */
    Mono<Void> confirmed(Event event) {
        return Mono.fromRunnable(() -> confirmed.append(event.eventId()));
    }

    /** As much longer as there are others at the same time: all ways to process take the same time. */
    private Mono<Void> pause() {
        return Mono.defer(() -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            int most = random.nextInt(LONG_ONE_IN) == 0 ? MOST_MICROS_OF_A_LONG_ONE : MOST_MICROS;
            return Mono.delay(Duration.of((long) concurrency * random.nextInt(most), ChronoUnit.MICROS))
                    .then();
        });
    }
}
