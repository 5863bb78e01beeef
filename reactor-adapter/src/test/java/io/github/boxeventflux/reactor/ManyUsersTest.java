package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.Crowd.Fate.FORBIDDEN;
import static io.github.boxeventflux.reactor.Crowd.Fate.FORBIDDEN_LATER;
import static io.github.boxeventflux.reactor.Crowd.Fate.READS;
import static io.github.boxeventflux.reactor.Crowd.Fate.UNAUTHORIZED;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.RecordedRequest;
import io.github.boxeventflux.test.RecordedRequest.State;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Five thousand users, each with a stream of its own, on one client and over real sockets. Box is in the same process, and both
 * have a heap of 512 MiB, which the build gives to tests with this tag.
 */
@Tag("many-users")
@Timeout(300)
class ManyUsersTest {

    private static final Duration LATER = Duration.ofMinutes(2);
    private static final int USERS = 5_000;

    private final FakeBox box = FakeBox.start();
    private final Crowd crowd = new Crowd(box, USERS);
    private final ShiftedTime time = new ShiftedTime();
    private final BoxEventClient client =
            BoxEventClient.builder().scheduler(time).build();
    private final StreamOptions everyone = StreamOptions.builder()
            .apiUrl(box.apiUrl())
            .accessToken(box.token())
            .build();
    private final Map<String, List<String>> received = new ConcurrentHashMap<>();
    private final Map<String, Class<? extends BoxEventException>> errors = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        box.close();
    }

    private record UserEvent(String user, Event event) {}

    /** As the README has it. */
    private Flux<UserEvent> events(Flux<String> users) {
        return users.flatMap(
                user -> client.stream(crowd.options(everyone, user))
                        .map(event -> new UserEvent(user, event))
                        .onErrorResume(BoxEventException.class, error -> {
                            errors.put(user, error.getClass());
                            return Mono.empty();
                        }),
                Integer.MAX_VALUE,
                1);
    }

    private void receive(UserEvent got) {
        received.computeIfAbsent(got.user(), user -> new ArrayList<>())
                .add(String.valueOf(got.event().eventId()));
    }

    @Test
    void eachUserGetsItsOwnEventsAndNoErrorEndsMoreThanOneStream() {
        Seeds.forEach(1, this::eachUserGetsItsOwnEvents);
    }

    private void eachUserGetsItsOwnEvents(Random random) {
        int threads = threads();
        Disposable reading =
                events(Flux.fromIterable(crowd.of(Crowd.Fate.values()))).subscribe(this::receive);
        box.awaitHeldPolls(crowd.of(READS, FORBIDDEN_LATER).size(), LATER);
        assertThatThereWasNoCallTooMany();
        assertThat(threads() - threads).as("threads, however many streams").isLessThan(32);

        crowd.forbidLater();
        box.clearLog();
        Map<String, List<String>> published = crowd.publish(random);
        published.keySet().retainAll(crowd.of(READS));
        await().atMost(LATER).until(() -> count(received) >= count(published));
        await().atMost(LATER).until(() -> errors.size() >= crowd.errors().size());
        box.awaitHeldPolls(published.size(), LATER);
        assertThat(received).isEqualTo(published);
        assertThat(errors).isEqualTo(crowd.errors());
        assertThatNewsCostFewCalls(published);
        assertThat(LiveObjects.of(Event.class))
                .as("events that were delivered, and are held")
                .isZero();

        reading.dispose();
        box.awaitHeldPolls(0, LATER);
        assertThatNothingIsLeft();
    }

    private void assertThatThereWasNoCallTooMany() {
        assertThat(callsOf(READS, FORBIDDEN_LATER))
                .allSatisfy(calls -> assertThat(calls)
                        .isEqualTo(Map.of(Call.READ_EVENTS, 1L, Call.FIND_SERVERS, 1L, Call.LONG_POLL, 1L)));
        assertThat(callsOf(FORBIDDEN, UNAUTHORIZED))
                .allSatisfy(calls -> assertThat(calls).isEqualTo(Map.of(Call.READ_EVENTS, 1L)));
    }

    /** At most a poll for each event, a page that has it, and one that says that there is no more. */
    private void assertThatNewsCostFewCalls(Map<String, List<String>> published) {
        Map<String, Map<Call, Long>> calls = calls();
        published.forEach((user, events) -> {
            assertThat(calls.get(user)).containsOnlyKeys(Call.READ_EVENTS, Call.LONG_POLL);
            assertThat(calls.get(user).get(Call.READ_EVENTS)).isBetween(2L, 2L * events.size());
            assertThat(calls.get(user).get(Call.LONG_POLL)).isBetween(1L, (long) events.size());
        });
        assertThat(callsOf(FORBIDDEN_LATER))
                .allSatisfy(made -> assertThat(made).isEqualTo(Map.of(Call.READ_EVENTS, 1L)));
    }

    private void assertThatNothingIsLeft() {
        await().atMost(LATER).until(() -> box.requests(Call.LONG_POLL).stream().noneMatch(ManyUsersTest::isPending));
        assertThat(LiveObjects.of(Reader.class)).as("streams").isZero();

        time.shift(Duration.ofSeconds(61));
        for (int change = 0; change < USERS; change++) {
            client.stream(everyone).subscribeWith(new Unwilling()).cancel();
        }
        assertThat(LiveObjects.of(AccountGate.class)).as("accounts").isLessThanOrEqualTo(1);
    }

    private List<Map<Call, Long>> callsOf(Crowd.Fate... fates) {
        Map<String, Map<Call, Long>> calls = calls();
        return crowd.of(fates).stream()
                .map(user -> calls.getOrDefault(user, Map.of()))
                .toList();
    }

    private Map<String, Map<Call, Long>> calls() {
        return box.requests().stream()
                .collect(groupingBy(
                        request -> String.valueOf(request.asUser()), groupingBy(RecordedRequest::call, counting())));
    }

    private static boolean isPending(RecordedRequest request) {
        return request.outcome().state() == State.PENDING;
    }

    private static int count(Map<String, List<String>> ids) {
        return ids.values().stream().mapToInt(Collection::size).sum();
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Asks for nothing, and so costs no call. */
    private static final class Unwilling extends BaseSubscriber<Event> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {}
    }
}
