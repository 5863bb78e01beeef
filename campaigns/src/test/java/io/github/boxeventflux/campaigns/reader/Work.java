package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;

/** What is done with each event: its id is appended to a file, somewhere in a short random time. */
final class Work {

    private static final int MAX_PAUSE_MICROS = 2_000;

    private final LineFile ids;
    private final LineFile confirmed;

    Work(ReaderSettings settings) throws IOException {
        ids = LineFile.open(settings.ids());
        confirmed = settings.processing() == Processing.CONFIRMED ? LineFile.open(settings.confirmedIds()) : ids;
    }

    Mono<Void> on(Event event) {
        return pause().then(Mono.fromRunnable(() -> ids.append(event.eventId())))
                .then(pause());
    }

    /** The event must not come again. */
    Mono<Void> confirmed(Event event) {
        return Mono.fromRunnable(() -> confirmed.append(event.eventId()));
    }

    private static Mono<Void> pause() {
        return Mono.defer(() -> Mono.delay(
                        Duration.ofNanos(1_000L * ThreadLocalRandom.current().nextInt(MAX_PAUSE_MICROS))))
                .then();
    }
}
