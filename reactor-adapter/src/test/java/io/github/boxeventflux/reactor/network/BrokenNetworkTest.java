package io.github.boxeventflux.reactor.network;

import static io.github.boxeventflux.reactor.network.BehindNetwork.SOON;
import static io.github.boxeventflux.reactor.network.BehindNetwork.answerWithin;
import static io.github.boxeventflux.reactor.network.BehindNetwork.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.NetworkFault;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;

/** What goes wrong below HTTP is waited out: every event comes, once, and nothing is left behind. */
class BrokenNetworkTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final BehindNetwork network = new BehindNetwork(FakeBox.builder().maxRetries(2));

    @AfterEach
    void close() {
        network.assertNothingIsLeft();
        network.close();
    }

    static Stream<NetworkFault> ends() {
        return Stream.of(NetworkFault.reset(), NetworkFault.close())
                .flatMap(end -> Stream.of(
                        end,
                        end.afterRequestBytes(1),
                        end.afterRequestBytes(100),
                        end.afterAnswerBytes(0),
                        end.afterAnswerBytes(1),
                        end.afterAnswerBytes(40),
                        end.afterAnswerBytes(500),
                        end.afterAnswerBytes(2_000)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aConnectionThatEndsTooSoonIsMadeAgain(NetworkFault end) {
        network.publish(0, 50);
        network.api().inject(end);

        network.assertReads(50, network.options(), UnaryOperator.identity());

        assertThat(network.errors()).singleElement().isInstanceOf(UnavailableException.class);
        assertThat(network.api().connections()).isEqualTo(2);
    }

    static Stream<NetworkFault> silences() {
        return Stream.of(
                NetworkFault.stall(),
                NetworkFault.vanish(),
                NetworkFault.vanish().afterRequestBytes(100),
                NetworkFault.vanish().afterAnswerBytes(100),
                NetworkFault.vanish().afterAnswerBytes(2_000),
                NetworkFault.drip(Duration.ofMillis(100)));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void aConnectionThatFallsSilentIsGivenUp(NetworkFault silence) {
        network.publish(0, 50);
        network.api().inject(silence);

        network.assertReads(50, network.options().limits(answerWithin(SHORT)), UnaryOperator.identity());

        assertThat(network.errors().get(0)).isInstanceOf(AnswerTimeoutException.class);
        network.api().heal();
    }

    @ParameterizedTest
    @MethodSource("slow")
    void aNetworkThatIsOnlySlowIsNoFault(NetworkFault slow) {
        network.publish(0, 50);
        network.api().breakAll(slow);

        network.assertReads(50, network.options().pageLimit(20), UnaryOperator.identity());

        assertThat(network.errors()).isEmpty();
        assertThat(network.api().connections()).isLessThan(3);
    }

    static Stream<NetworkFault> slow() {
        return Stream.of(
                NetworkFault.delay(Duration.ofMillis(50)),
                NetworkFault.bandwidth(100_000),
                NetworkFault.drip(Duration.ZERO));
    }

    @Test
    void whereNobodyListensIsTriedUntilSomebodyDoes() {
        network.api().refuse();

        assertGoesOnWhenHealed(network.options(), UnaryOperator.identity(), UnavailableException.class);
    }

    @Test
    void aConnectThatHangsIsGivenUpWhenTheClientSays() {
        network.api().loseConnects();

        assertGoesOnWhenHealed(
                network.options(),
                http -> http.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) SHORT.toMillis()),
                UnavailableException.class);
    }

    private void assertGoesOnWhenHealed(
            StreamOptions.Builder options, UnaryOperator<HttpClient> http, Class<? extends RetryableException> error) {
        network.publish(0, 5);
        List<String> read = new CopyOnWriteArrayList<>();

        Disposable reading = network.eventIds(options, http).subscribe(read::add);
        await().atMost(SOON).until(() -> network.errors().size() >= 3);
        assertThat(network.errors()).hasOnlyElementsOfType(error);
        network.api().heal();

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 5)));
        reading.dispose();
    }

    @ParameterizedTest
    @MethodSource("brokenPolls")
    void aPollThatIsBrokenCostsNoEvent(NetworkFault fault) {
        network.realtime().inject(fault);
        List<String> read = new CopyOnWriteArrayList<>();

        Disposable reading =
                network.eventIds(network.options(), UnaryOperator.identity()).subscribe(read::add);
        network.realtime().awaitConnections(1, SOON);
        network.publish(0, 3);

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 3)));
        reading.dispose();
        network.realtime().heal();
    }

    static Stream<NetworkFault> brokenPolls() {
        return Stream.of(
                NetworkFault.reset(),
                NetworkFault.close(),
                NetworkFault.reset().afterRequestBytes(50),
                NetworkFault.close().afterAnswerBytes(20),
                NetworkFault.reset().afterAnswerBytes(90),
                NetworkFault.vanish(),
                NetworkFault.stall(),
                NetworkFault.drip(Duration.ofMillis(200)));
    }

    @Test
    void aHeldPollIsBrokenAndWhatHappenedMeanwhileIsRead() {
        List<String> read = new CopyOnWriteArrayList<>();
        Disposable reading =
                network.eventIds(network.options(), UnaryOperator.identity()).subscribe(read::add);
        network.box().awaitHeldPolls(1, SOON);

        network.realtime().inject(NetworkFault.none().times(100));
        network.realtime().breakAll(NetworkFault.vanish());
        network.publish(0, 3);

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 3)));
        reading.dispose();
        network.realtime().heal();
    }

    @Test
    void aRealtimeServerThatCannotBeReachedIsLookedUpAgain() {
        network.realtime().refuse();
        List<String> read = new CopyOnWriteArrayList<>();
        Disposable reading =
                network.eventIds(network.options(), UnaryOperator.identity()).subscribe(read::add);

        network.box().awaitRequests(Call.FIND_SERVERS, 3, SOON);
        network.publish(0, 3);
        network.realtime().heal();

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 3)));
        reading.dispose();
    }

    @Test
    void everythingIsAwayForAWhileAndThenThereAgain() {
        network.publish(0, 40);
        List<String> read = new CopyOnWriteArrayList<>();
        Disposable reading = network.eventIds(
                        network.options().pageLimit(10).limits(answerWithin(SHORT)), UnaryOperator.identity())
                .subscribe(read::add);
        network.box().awaitHeldPolls(1, SOON);

        network.api().breakAll(NetworkFault.vanish());
        network.realtime().breakAll(NetworkFault.vanish());
        network.publish(40, 40);
        await().atMost(SOON).until(() -> !network.errors().isEmpty());
        network.api().heal();
        network.realtime().heal();

        await().atMost(SOON).untilAsserted(() -> assertThat(read).isEqualTo(ids(0, 80)));
        reading.dispose();
    }

    @ParameterizedTest
    @MethodSource("silences")
    void cancellingOnABrokenNetworkClosesItsConnection(NetworkFault silence) {
        network.publish(0, 50);
        network.api().inject(silence);
        Disposable reading =
                network.eventIds(network.options(), UnaryOperator.identity()).subscribe();
        network.api().awaitConnections(1, SOON);

        reading.dispose();

        network.api().heal();
        network.api().awaitOpenConnections(0, SOON);
    }
}
