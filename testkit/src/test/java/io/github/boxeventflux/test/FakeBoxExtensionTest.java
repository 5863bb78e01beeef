package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import java.net.ConnectException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class FakeBoxExtensionTest {

    /** What the tests below were given. */
    private static final List<FakeBox> GIVEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        GIVEN.clear();
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
    }

    private static void succeed(Class<?> tests, int number) {
        run(tests)
                .testEvents()
                .assertStatistics(counts -> counts.started(number).succeeded(number));
    }

    private static void assertAllClosed() {
        assertThat(GIVEN)
                .isNotEmpty()
                .allSatisfy(box ->
                        assertThatThrownBy(() -> Wire.connect(box.apiUrl())).isInstanceOf(ConnectException.class));
    }

    @ExtendWith(FakeBoxExtension.class)
    static class ForEach {

        private final FakeBoxExtension unregistered = FakeBoxExtension.with(box -> box);

        @BeforeEach
        void prepare(FakeBox box) {
            box.publish(events("a"));
            GIVEN.add(box);
        }

        @Test
        void one(FakeBox box) {
            assertThat(GIVEN).last().isSameAs(box);
        }

        @Test
        void another(FakeBox box) {
            assertThat(GIVEN).last().isSameAs(box);
            assertThatThrownBy(unregistered::box).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void eachTestGetsABoxOfItsOwnThatItsPreparationGotToo() {
        succeed(ForEach.class, 2);

        assertThat(Set.copyOf(GIVEN)).hasSize(2);
        assertAllClosed();
    }

    static class OfAField {

        @RegisterExtension
        final FakeBoxExtension boxes = FakeBoxExtension.with(box -> box.tokens("a-token"));

        @Test
        void one(FakeBox box) {
            assertThat(box.token()).isEqualTo("a-token");
            assertThat(boxes.box()).isSameAs(box);
            GIVEN.add(box);
        }

        @Test
        void another(FakeBox box) {
            GIVEN.add(box);
        }
    }

    @Test
    void aFieldThatIsNotStaticGivesEachTestABoxWithItsSettings() {
        succeed(OfAField.class, 2);

        assertThat(Set.copyOf(GIVEN)).hasSize(2);
        assertAllClosed();
    }

    static class Shared {

        @RegisterExtension
        static final FakeBoxExtension BOXES = FakeBoxExtension.with(box -> box.tokens("a-token"));

        @BeforeAll
        static void prepare(FakeBox box) {
            GIVEN.add(box);
        }

        @Test
        void one(FakeBox box) {
            GIVEN.add(box);
        }

        @Nested
        class AndMore {

            @Test
            void another(FakeBox box) throws Exception {
                Wire.connect(box.apiUrl()).close();
                GIVEN.add(box);
            }
        }

        @Nested
        class AndMoreStill {

            @Test
            void another(FakeBox box) throws Exception {
                Wire.connect(box.apiUrl()).close();
                GIVEN.add(BOXES.box());
            }
        }
    }

    @Test
    void aStaticFieldGivesAllTestsOneBox() {
        succeed(Shared.class, 3);

        assertThat(GIVEN).hasSize(4);
        assertThat(Set.copyOf(GIVEN)).hasSize(1);
        assertAllClosed();
    }

    @ExtendWith(FakeBoxExtension.class)
    static class Failing {

        @Test
        void fails(FakeBox box) throws Exception {
            GIVEN.add(box);
            box.inject(Call.READ_EVENTS, Fault.status(503));
            new Http(box).read("");
            throw new AssertionError("as it must");
        }
    }

    @Test
    void aFailureShowsWhatTheBoxWasAskedForAndTheBoxIsClosed() {
        run(Failing.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                message("as it must"),
                                suppressed(
                                        0,
                                        message(text -> text.startsWith(
                                                        "the FakeBox has received 1 requests\n    #1 READ_EVENTS GET /2.0/events")
                                                && text.endsWith("ANSWERED 503 (status 503)")))));
        assertAllClosed();
    }

    @Test
    void ofVeryManyRequestsTheLastAreShown() throws Exception {
        try (FakeBox box = FakeBox.start()) {
            Http http = new Http(box);
            for (int i = 0; i < 60; i++) {
                http.read("");
            }

            assertThat(new ReceivedRequests(box))
                    .hasMessageStartingWith("the FakeBox has received 60 requests, the last 50 of them\n    #11 ")
                    .hasMessageContaining("\n    #60 ");
        }
    }

    @ExtendWith(FakeBoxExtension.class)
    static class TooEarly {

        @BeforeAll
        static void prepare(FakeBox box) {
            GIVEN.add(box);
        }

        @Test
        void one() {}
    }

    @Test
    void aBoxOfEachTestIsNotThereBeforeAll() {
        run(TooEarly.class)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("static field"))));
        assertThat(GIVEN).isEmpty();
    }

    @ExtendWith(FakeBoxExtension.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class AtOnce {

        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        void one(FakeBox box) throws Exception {
            meet(box);
        }

        @Test
        void another(FakeBox box) throws Exception {
            meet(box);
        }

        private static void meet(FakeBox box) throws Exception {
            GIVEN.add(box);
            BOTH.await(10, TimeUnit.SECONDS);
            Wire.connect(box.apiUrl()).close();
        }
    }

    @Test
    void testsThatRunAtOnceGetTheirOwn() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(AtOnce.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .execute()
                .testEvents()
                .assertStatistics(counts -> counts.succeeded(2));

        assertThat(Set.copyOf(GIVEN)).hasSize(2);
        assertAllClosed();
    }
}
