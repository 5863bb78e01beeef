package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What each fault does to bytes on their way, as a plain socket sees it. */
class FaultyNetworkTest {

    private static final int MOMENT_MILLIS = 300;

    private final EchoServer server = new EchoServer();
    private final FaultyNetwork network = FaultyNetwork.to(server.url());
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        network.close();
        server.close();
    }

    private Socket connect() throws IOException {
        Socket socket = Wire.connect(network.url());
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String receive(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(MOMENT_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout((int) SOON.toMillis());
    }

    private static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void untilToldOtherwiseEverythingComesThrough() throws IOException {
        String text = "0123456789".repeat(100_000);
        Socket socket = connect();

        new Thread(() -> assertSent(socket, text)).start();

        assertThat(receive(socket, text.length())).isEqualTo(text);
        assertThat(network.requestBytes()).isEqualTo(text.length());
        assertThat(network.answerBytes()).isEqualTo(text.length());
    }

    private static void assertSent(Socket socket, String text) {
        try {
            send(socket, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theUrlIsTheServersButForHostAndPort() {
        try (FaultyNetwork other =
                FaultyNetwork.to(URI.create("https://localhost:" + server.url().getPort() + "/a%20b?c=d"))) {
            assertThat(other.url()).isEqualTo(URI.create("https://127.0.0.1:" + other.port() + "/a%20b?c=d"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultyNetwork.to(URI.create("http://localhost/2.0")))
                .withMessage("server: http://localhost/2.0 is not allowed; allowed is a URL with a host and a port");
    }

    @Test
    void connectionsAreCounted() throws IOException {
        Socket first = connect();
        connect();
        network.awaitConnections(2, SOON);
        network.awaitOpenConnections(2, SOON);

        first.close();

        network.awaitOpenConnections(1, SOON);
        assertThat(network.connections()).isEqualTo(2);
        server.awaitOpen(1);
    }

    @Test
    void theServersEndReachesTheClientBehindAllThatItSent() throws IOException {
        network.inject(NetworkFault.delay(Duration.ofMillis(20)));
        Socket socket = connect();

        send(socket, "abc" + EchoServer.CLOSE);

        assertThat(Wire.everything(socket)).isEqualTo("abc");
    }

    @Test
    void aServerThatIsNotThereIsAReset() throws IOException {
        // Its own port, so that nobody else gets it meanwhile.
        try (SocketChannel silent =
                        SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                FaultyNetwork nowhere = FaultyNetwork.to(
                        URI.create("tcp://127.0.0.1:" + silent.socket().getLocalPort()));
                Socket socket = Wire.connect(nowhere.url())) {
            assertReset(socket);
        }
    }

    @Test
    void aResetReachesBothSides() throws IOException {
        network.inject(NetworkFault.reset().afterAnswerBytes(5));
        Socket socket = connect();

        send(socket, "0123456789");

        assertThat(receive(socket, 5)).isEqualTo("01234");
        assertReset(socket);
        server.awaitReset(1);
    }

    @Test
    void aResetCanBeCountedByWhatTheClientSends() throws IOException {
        network.inject(NetworkFault.reset().afterRequestBytes(3));
        Socket socket = connect();

        send(socket, "0123456789");

        assertThatThrownBy(() -> Wire.everything(socket)).isInstanceOf(SocketException.class);
        await().atMost(SOON).untilAsserted(() -> assertThat(server.received()).isEqualTo("012"));
    }

    @Test
    void aResetAtOnceLetsNothingThrough() throws IOException {
        network.inject(NetworkFault.reset());

        assertReset(connect());
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anOrderlyEndComesWhereItWasTold() throws IOException {
        network.inject(NetworkFault.close().afterAnswerBytes(4));
        Socket socket = connect();

        send(socket, "0123456789");

        assertThat(Wire.everything(socket)).isEqualTo("0123");
        socket.close();
        network.awaitOpenConnections(0, SOON);
        server.awaitOpen(0);
    }

    @RepeatedTest(30)
    void thePlaceIsExact() throws IOException {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        int length = 1 + random.nextInt(300_000);
        int place = random.nextInt(length + 1);
        network.inject(NetworkFault.close().afterAnswerBytes(place));
        Socket socket = connect();

        new Thread(() -> assertSent(socket, "x".repeat(length))).start();

        assertThat(Wire.everything(socket))
                .as("seed %d: %d of %d", seed, place, length)
                .hasSize(place);
        assertThat(network.answerBytes()).as("seed %d", seed).isEqualTo(place);
    }

    @Test
    void anOrderlyEndAtOnceIsNoReset() throws IOException {
        network.inject(NetworkFault.close());
        Socket socket = connect();

        send(socket, "0123456789");

        assertThat(Wire.everything(socket)).isEmpty();
    }

    @Test
    void whoVanishesTellsNobody() throws IOException {
        network.inject(NetworkFault.vanish().afterAnswerBytes(2));
        Socket socket = connect();
        send(socket, "01");
        assertThat(receive(socket, 2)).isEqualTo("01");

        send(socket, "23" + EchoServer.CLOSE);
        assertSilent(socket);
        assertThat(server.received()).isEqualTo("01");

        socket.close();
        network.awaitOpenConnections(0, SOON);
        assertThat(server.open()).isEqualTo(1);
    }

    @Test
    void whoVanishedAtOnceAcceptsAndNeverAnswers() throws IOException {
        network.inject(NetworkFault.vanish());
        Socket socket = connect();

        send(socket, "x".repeat(10_000_000));

        assertSilent(socket);
        assertThat(network.requestBytes()).isZero();
    }

    @Test
    void healingResetsWhereSomebodyHadVanished() throws IOException {
        network.inject(NetworkFault.vanish());
        Socket socket = connect();
        network.awaitConnections(1, SOON);

        network.heal();

        assertReset(socket);
        server.awaitOpen(0);
    }

    @Test
    void whatIsStalledWaitsUntilTheNetworkIsHealed() throws IOException {
        Socket socket = connect();
        send(socket, "0");
        assertThat(receive(socket, 1)).isEqualTo("0");

        network.breakAll(NetworkFault.stall());
        Socket later = connect();
        send(socket, "1");
        send(later, "2");
        assertSilent(socket);
        assertSilent(later);
        network.heal();

        assertThat(receive(socket, 1)).isEqualTo("1");
        assertThat(receive(later, 1)).isEqualTo("2");
    }

    @Test
    void whatIsStalledFillsTheClientsOwnBuffers() throws IOException {
        network.inject(NetworkFault.stall());
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), network.port());
        ByteBuffer bytes = ByteBuffer.allocate(50_000_000);

        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.configureBlocking(false);
            while (channel.write(bytes) > 0) {}
        }

        assertThat(bytes.hasRemaining()).isTrue();
        assertThat(network.requestBytes()).isZero();
    }

    @Test
    void oneByteIsGarbled() throws IOException {
        network.inject(NetworkFault.garble().afterAnswerBytes(2));
        Socket socket = connect();

        send(socket, "0123456789");

        byte[] received = socket.getInputStream().readNBytes(10);
        byte[] expected = "0123456789".getBytes(StandardCharsets.US_ASCII);
        expected[2] = (byte) ~expected[2];
        assertThat(received).isEqualTo(expected);
    }

    @Test
    void aDripIsSlowAndWhole() throws IOException {
        network.inject(NetworkFault.drip(Duration.ofMillis(5)));
        Socket socket = connect();
        long before = System.nanoTime();

        send(socket, "x".repeat(40));

        assertThat(receive(socket, 40)).isEqualTo("x".repeat(40));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void aClientThatLeavesADripLeavesNothingBehind() throws IOException {
        network.inject(NetworkFault.drip(Duration.ofSeconds(1)).and(NetworkFault.none()));
        Socket socket = connect();
        send(socket, "0123456789");

        socket.close();

        network.awaitOpenConnections(0, SOON);
    }

    @Test
    void aBandwidthIsKept() throws IOException {
        network.inject(NetworkFault.bandwidth(100_000));
        Socket socket = connect();
        long before = System.nanoTime();

        send(socket, "x".repeat(50_000));

        assertThat(receive(socket, 50_000)).hasSize(50_000);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(450));
    }

    @Test
    void aDelayHoldsBackEachWay() throws IOException {
        network.inject(NetworkFault.delay(Duration.ofMillis(100)));
        Socket socket = connect();
        long before = System.nanoTime();

        send(socket, "0");

        assertThat(receive(socket, 1)).isEqualTo("0");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(199));
    }

    @Test
    void faultsCombine() throws IOException {
        network.inject(NetworkFault.reset().afterAnswerBytes(3).and(NetworkFault.drip(Duration.ofMillis(1))));
        Socket socket = connect();

        send(socket, "0123456789");

        assertThat(receive(socket, 3)).isEqualTo("012");
        assertReset(socket);
    }

    @Test
    void refusedConnectionsAreAcceptedAtTheSamePortWhenItIsHealed() throws IOException {
        Socket open = connect();
        network.awaitConnections(1, SOON);

        network.refuse();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        send(open, "0");
        assertThat(receive(open, 1)).isEqualTo("0");

        network.heal();
        Socket socket = connect();
        send(socket, "1");
        assertThat(receive(socket, 1)).isEqualTo("1");
    }

    @Test
    void lostConnectsHangUntilItIsHealed() throws IOException {
        network.loseConnects();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), network.port());
        try (Socket hanging = new Socket()) {
            assertThatThrownBy(() -> hanging.connect(address, MOMENT_MILLIS))
                    .isInstanceOf(SocketTimeoutException.class);
        }

        network.heal();

        Socket socket = connect();
        send(socket, "1");
        assertThat(receive(socket, 1)).isEqualTo("1");
    }

    @Test
    void faultsAreMetInOrderEachByItsConnections() throws IOException {
        network.inject(NetworkFault.reset().times(2), NetworkFault.none(), NetworkFault.reset());

        assertReset(connect());
        assertReset(connect());
        assertEchoes(connect());
        assertReset(connect());
        assertEchoes(connect());
    }

    @Test
    void whatBreaksAllStandsUntilItIsHealed() throws IOException {
        Socket open = connect();
        assertEchoes(open);

        network.breakAll(NetworkFault.reset());

        assertReset(open);
        assertReset(connect());
        assertReset(connect());
        network.heal();
        assertEchoes(connect());
    }

    @Test
    void theSameSeedDrawsTheSameFaults() throws IOException {
        List<Boolean> first = drawn(7);
        List<Boolean> again = drawn(7);

        assertThat(again).isEqualTo(first).contains(true, false);
    }

    private List<Boolean> drawn(long seed) throws IOException {
        network.injectAtRandom(seed, random -> random.nextBoolean() ? NetworkFault.reset() : NetworkFault.none());
        List<Boolean> passed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try {
                assertEchoes(connect());
                passed.add(true);
            } catch (SocketException reset) {
                passed.add(false);
            }
        }
        return passed;
    }

    private static void assertEchoes(Socket socket) throws IOException {
        send(socket, "e");
        assertThat(receive(socket, 1)).isEqualTo("e");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkFault.reset().afterAnswerBytes(-1))
                .withMessage("bytes: -1 is not allowed; allowed is 0 and more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkFault.none().times(0))
                .withMessage("connections: 0 is not allowed; allowed is 1 and more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkFault.bandwidth(19))
                .withMessageStartingWith("bytesPerSecond: 19 is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkFault.delay(Duration.ofMillis(-1)))
                .withMessage("time: PT-0.001S is not allowed; allowed is 0 and more");
    }

    @Test
    void aFaultSaysWhatItIs() {
        assertThat(NetworkFault.drip(Duration.ofSeconds(1))
                        .and(NetworkFault.close().afterRequestBytes(20)))
                .hasToString("drip PT1S and close after 20 request bytes");
    }

    @Test
    void closingLeavesNothingBehind() throws IOException {
        Socket open = connect();
        assertEchoes(open);
        network.inject(NetworkFault.vanish(), NetworkFault.drip(Duration.ofHours(1)));
        Socket silent = connect();
        Socket slow = connect();
        send(slow, "0123456789");
        network.awaitConnections(3, SOON);

        network.close();
        network.close();

        assertReset(open);
        assertReset(silent);
        assertReset(slow);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        server.awaitOpen(0);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Threads.named("faulty-network")).isEmpty());
    }
}
