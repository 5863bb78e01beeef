package io.github.boxeventflux.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.spring.BoxEventStream;
import io.github.boxeventflux.spring.BoxEventsAutoConfiguration;
import io.github.boxeventflux.test.FakeBox;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** A FakeBox bean is what the application reads. */
class FakeBoxConnectionTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(BoxEventsAutoConfiguration.class, FakeBoxConnectionAutoConfiguration.class));

    private static StreamOptions options(ApplicationContext context) {
        return context.getBean(BoxEventStream.class).options();
    }

    @Test
    void itsAddressAndItsTokenAreTaken() {
        application
                .withBean(FakeBox.class, FakeBox::start)
                .withBean(AccessTokenProvider.class, () -> refused -> new CompletableFuture<>())
                .withPropertyValues("box.events.api-url=https://box.example.com/2.0")
                .run(context -> {
                    FakeBox box = context.getBean(FakeBox.class);
                    assertThat(options(context).apiUrl()).isEqualTo(box.apiUrl());
                    assertThat(options(context).accessTokenProvider())
                            .isEqualTo(AccessTokenProvider.fixed(box.token()));
                    assertThat(options(context).trustedHosts()).containsExactly("127.0.0.1");
                    assertThat(options(context).checkpointStore()).isSameAs(context.getBean("fakeBoxCheckpointStore"));
                });
    }

    @Test
    void aTokenOfTheRealBoxIsNotEvenLookedAt() {
        application
                .withBean(FakeBox.class, FakeBox::start)
                .withPropertyValues("box.events.access-token=")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aStoreThatIsNamedIsUsed() {
        application
                .withBean(FakeBox.class, FakeBox::start)
                .withPropertyValues("box.events.checkpoint.store=file", "box.events.checkpoint.directory=target/kept")
                .run(context -> assertThat(options(context).checkpointStore())
                        .isEqualTo(CheckpointStore.file(Path.of("target/kept"))));
    }

    @Test
    void withoutOneNothingIsDifferent() {
        application
                .withPropertyValues("box.events.access-token=hush-hush")
                .run(context -> assertThat(context)
                        .doesNotHaveBean("fakeBoxConnectionDetails")
                        .doesNotHaveBean(CheckpointStore.class));
    }

    @Test
    void anotherOneReplacesThatOfTheAnnotation() {
        application
                .withConfiguration(AutoConfigurations.of(FakeBoxAutoConfiguration.class))
                .withBean(
                        "own",
                        FakeBox.class,
                        () -> FakeBox.builder().realistic(7).start())
                .run(context -> assertThat(context).getBeanNames(FakeBox.class).containsExactly("own"));
    }
}
