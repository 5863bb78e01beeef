package io.github.boxeventflux.spring;

import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.reactor.FailurePolicy;
import io.github.boxeventflux.reactor.ProcessOptions;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Processing;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Processing.OnFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.PropertyMapper;

/** As {@link StreamSettings}, for how events are handled. */
final class ProcessSettings {

    private static final PropertyMapper MAP = PropertyMapper.get();

    private final ProcessOptions.Builder options = ProcessOptions.builder();
    private final RetryOptions.Builder retry = RetryOptions.builder();

    void take(@Nullable Processing given) {
        if (given != null) {
            MAP.from(given::concurrency).to(options::concurrency);
            MAP.from(given::timeLimit).to(options::timeLimit);
            MAP.from(given::maxRetries).to(options::maxRetries);
            MAP.from(given::onFailure).as(ProcessSettings::policy).to(options::onFailure);
            MAP.from(given::retry).to(pauses -> StreamSettings.take(pauses, retry));
        }
    }

    /**
     * What has been taken.
     *
     * @param policy the application's own, which wins
     */
    ProcessOptions build(@Nullable FailurePolicy policy) {
        MAP.from(policy).to(options::onFailure);
        return options.retry(retry.build()).build();
    }

    private static FailurePolicy policy(OnFailure onFailure) {
        return switch (onFailure) {
            case STOP -> FailurePolicy.stop();
            case SKIP -> FailurePolicy.skip();
        };
    }
}
