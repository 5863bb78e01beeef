package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is shown of an application that does not start. */
final class Failures {

    private Failures() {}

    static FailureAnalysis of(ApplicationContextRunner application) {
        AtomicReference<FailureAnalysis> analysis = new AtomicReference<>();
        application.run(context -> {
            assertThat(context).hasFailed();
            analysis.set(new UnusableConfigurationFailureAnalyzer().analyze(context.getStartupFailure()));
        });
        assertThat(analysis.get()).isNotNull();
        return analysis.get();
    }
}
