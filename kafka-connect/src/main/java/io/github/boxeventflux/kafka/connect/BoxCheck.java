package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks Box for a page of each stream, to see whether it may be read. */
final class BoxCheck {

    private static final int AT_ONCE = 16;

    /** Box is asked again, as long as somebody may be waiting at a form. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Connect's REST interface gives up after 90 s; what was not asked by then is not known to be wrong. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final SourceConfig config;

    BoxCheck(SourceConfig config) {
        this.config = config;
    }

    private record Failure(BoxStream stream, BoxEventException error) {}

    /** One for each kind of fault. */
    List<SettingRefusedException> refusals() {
        Map<String, List<Failure>> bySetting = new LinkedHashMap<>();
        for (Failure failure : failures()) {
            bySetting
                    .computeIfAbsent(settingOf(failure.error()), missing -> new ArrayList<>())
                    .add(failure);
        }
        return bySetting.entrySet().stream()
                .map(entry -> refusal(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Failure> failures() {
        try (BoxEventClient client = BoxEventClient.builder().build()) {
            List<Failure> failures = Flux.fromIterable(config.streams())
                    .flatMapSequential(stream -> failure(stream, client), AT_ONCE)
                    .take(LIMIT)
                    .collectList()
                    .block();
            return failures == null ? List.of() : failures;
        }
    }

    private Mono<Failure> failure(BoxStream stream, BoxEventClient client) {
        return client.pages(question(stream))
                .next()
                .then(Mono.<Failure>empty())
                .onErrorResume(BoxEventException.class, error -> Mono.just(new Failure(stream, error)));
    }

    /** What is answered at once, and with little. */
    private StreamOptions question(BoxStream stream) {
        StreamOptions.Builder options = config.access()
                .options(stream)
                .pageLimit(1)
                .prefetchPages(0)
                .retry(RetryOptions.builder().giveUpAfter(PATIENCE).build());
        if (stream.streamType() != StreamType.ADMIN_LOGS) {
            return options.startAt(StartAt.now()).build();
        }
        Instant before = Instant.now().minusSeconds(60);
        return options.createdAfter(before.minusSeconds(60))
                .createdBefore(before)
                .build();
    }

    private String settingOf(BoxEventException error) {
        if (error instanceof RetryableException) {
            return Setting.API_URL;
        }
        if (error instanceof UnauthorizedException) {
            return config.access().credentials();
        }
        return config.getList(Setting.STREAMS).isEmpty() ? Setting.STREAM_TYPE : Setting.STREAMS;
    }

    private SettingRefusedException refusal(String setting, List<Failure> failures) {
        BoxEventException first = failures.get(0).error();
        String why = first instanceof RetryableException
                ? "Box could not be asked: " + reason(first) + ". Set " + Setting.CHECK + " to false to go without"
                : reason(first);
        return new SettingRefusedException(
                setting,
                setting.equals(Setting.STREAMS)
                        ? Texts.some(failures.stream()
                                        .map(failure -> failure.stream().account())
                                        .toList())
                                + ": " + why
                        : why);
    }

    private static String reason(BoxEventException error) {
        @Nullable String message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }
}
