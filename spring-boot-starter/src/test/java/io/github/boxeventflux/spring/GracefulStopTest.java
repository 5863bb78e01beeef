package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** An application that ends finishes what it has in hand, and the next one goes on with what comes after. */
@ExtendWith(OutputCaptureExtension.class)
class GracefulStopTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final FakeBox box = FakeBox.start();
    private final List<Event> begun = new CopyOnWriteArrayList<>();
    private final List<Event> done = new CopyOnWriteArrayList<>();
    private final List<Event> doneBeforeTheNextPhase = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        box.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({BoxEventsAutoConfiguration.class, LifecycleAutoConfiguration.class})
    static class Application {}

    /** Holds what it has in hand until it is let go. */
    final class Slow {

        @BoxEventListener
        void handle(Event event) throws InterruptedException {
            begun.add(event);
            mayGoOn.await();
            done.add(event);
        }
    }

    /** Stops after the listener methods, as a web server does. */
    final class NextPhase implements SmartLifecycle {

        private volatile boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            doneBeforeTheNextPhase.addAll(done);
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return SmartLifecycle.DEFAULT_PHASE - 1024;
        }
    }

    private ConfigurableApplicationContext start(String... properties) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .initializers(this::addBeans)
                .properties(
                        "box.events.access-token=hush-hush",
                        "box.events.api-url=" + box.apiUrl(),
                        "box.events.checkpoint.directory=" + directory)
                .properties(properties)
                .run();
    }

    private void addBeans(ConfigurableApplicationContext context) {
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean(Slow.class, () -> new Slow());
        beans.registerBean(NextPhase.class, () -> new NextPhase());
    }

    @Test
    void whatIsInHandIsFinishedAndNothingIsRepeatedOrLost() throws Exception {
        Event[] events = SampleEvents.numbered(0, 5);
        ConfigurableApplicationContext first = start();
        box.awaitHeldPolls(1, SOON);
        box.publish(events);
        await().atMost(SOON).until(() -> begun.size() == 1);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(first::close);
        await().atMost(SOON).until(first::isClosed);
        mayGoOn.countDown();
        closed.get(30, TimeUnit.SECONDS);
        assertThat(done).containsExactly(events[0]);
        assertThat(doneBeforeTheNextPhase).containsExactly(events[0]);

        try (ConfigurableApplicationContext second = start()) {
            await().atMost(SOON).until(() -> done.size() == 5);
            assertThat(second.isActive()).isTrue();
        }
        assertThat(done).containsExactly(events);
        assertThat(begun).containsExactly(events);
    }

    @Test
    void springWaitsNoLongerThanItsTimeLimit(CapturedOutput output) throws Exception {
        ConfigurableApplicationContext application = start("spring.lifecycle.timeout-per-shutdown-phase=200ms");
        box.awaitHeldPolls(1, SOON);
        box.publish(SampleEvents.numbered(0));
        await().atMost(SOON).until(() -> begun.size() == 1);

        CompletableFuture.runAsync(application::close).get(30, TimeUnit.SECONDS);

        assertThat(done).isEmpty();
        box.awaitHeldPolls(0, SOON);
        assertThat(output).doesNotContain("ERROR");
    }
}
