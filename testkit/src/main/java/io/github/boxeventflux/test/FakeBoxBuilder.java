package io.github.boxeventflux.test;

import io.github.boxeventflux.stream.StreamType;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link FakeBox}; {@link #start()} starts one with them. */
public final class FakeBoxBuilder {

    private static final String LOOPBACK = "127.0.0.1";

    private final Map<StreamType, StreamRules> rules = new EnumMap<>(StreamType.class);
    private Clock clock = Clock.systemUTC();
    private Set<String> tokens = Set.of();
    private final Map<String, String> applications = new HashMap<>();
    private Duration tokenLifetime = Duration.ofHours(1);
    private int callsPerMinute;
    private boolean positionsAsText;
    private boolean numericIds;
    private boolean gzip;
    private List<String> realtimeHosts = List.of(LOOPBACK);
    private String ttl = "\"10\"";
    private String maxRetries = "\"10\"";
    private String retryTimeout = "610";
    private Duration hold = Duration.ofMinutes(10);
    private Duration answerDelay = Duration.ZERO;
    private boolean openWindows;
    private @Nullable Enterprise enterprise;
    private @Nullable TestCertificate certificate;
    private List<X509Certificate> clientCertificates = List.of();

    FakeBoxBuilder() {
        for (StreamType streamType : StreamType.values()) {
            rules.put(streamType, StreamRules.PLAIN);
        }
    }

    /**
     * The clock that visibility, retention, tokens, rate limits and time windows go by; {@link FakeBox#advance} puts
     * it ahead. Delays and held polls run in real time. Default: the system's.
     */
    public FakeBoxBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * The only tokens that are accepted, beside those that {@link FakeBox#issueToken} and {@link FakeBox#tokenUrl} give
     * out. Default: any.
     */
    public FakeBoxBuilder tokens(String... values) {
        tokens = Set.of(values);
        return this;
    }

    /**
     * An application that gets tokens at {@link FakeBox#tokenUrl}, by its client id and client secret; can be called for
     * several. Default: any application with any secret.
     */
    public FakeBoxBuilder application(String clientId, String clientSecret) {
        applications.put(clientId, clientSecret);
        return this;
    }

    /**
     * How long the tokens live that {@link FakeBox#tokenUrl} gives out, by the clock, and told so.
     *
     * @param value 1 s and more, in whole seconds; default 1 h
     */
    public FakeBoxBuilder tokenLifetime(Duration value) {
        if (value.toSeconds() < 1 || !value.equals(Duration.ofSeconds(value.toSeconds()))) {
            throw new IllegalArgumentException(
                    "tokenLifetime: " + value + " is not allowed; allowed is 1 s and more, in whole seconds");
        }
        tokenLifetime = value;
        return this;
    }

    /**
     * How many API calls (long polls do not count) a user may make in a minute of the clock; the next one is answered
     * with 429 and {@code Retry-After}. Box allows 1000 and does not say where a minute begins: here it may begin
     * anywhere, so a client that stays within this stays within any other reading. Default: 0, which is no limit.
     */
    public FakeBoxBuilder callsPerMinute(int value) {
        callsPerMinute = notNegative("callsPerMinute", value);
        return this;
    }

    /** Whether positions are served as JSON text. Default: {@code false}, as numbers. */
    public FakeBoxBuilder positionsAsText(boolean value) {
        positionsAsText = value;
        return this;
    }

    /** Whether ids in events that are made of digits are served as JSON numbers. Default: {@code false}. */
    public FakeBoxBuilder numericIds(boolean value) {
        numericIds = value;
        return this;
    }

    /** Whether answers are compressed for clients that accept it, as Box does. Default: {@code false}. */
    public FakeBoxBuilder gzip(boolean value) {
        gzip = value;
        return this;
    }

    /**
     * How many realtime servers there are, each on a port of its own.
     *
     * @param count 0 to 16; default 1
     */
    public FakeBoxBuilder realtimeServers(int count) {
        if (count < 0 || count > 16) {
            throw new IllegalArgumentException("realtimeServers: " + count + " is not allowed; allowed are 0 to 16");
        }
        realtimeHosts = Collections.nCopies(count, LOOPBACK);
        return this;
    }

    /**
     * The loopback addresses or names of the realtime servers, one server for each, such as {@code 127.0.0.2} (not on
     * every system) or {@code localhost}. Default: one server on {@code 127.0.0.1}.
     */
    public FakeBoxBuilder realtimeHosts(String... hosts) {
        realtimeHosts = List.of(hosts);
        return this;
    }

    /** How long a realtime server can be used, in minutes, sent as text. Any text is sent. Default: {@code 10}. */
    public FakeBoxBuilder ttl(String minutes) {
        ttl = '"' + minutes + '"';
        return this;
    }

    /** How long a realtime server can be used, in minutes, sent as a number. */
    public FakeBoxBuilder ttl(int minutes) {
        ttl = Integer.toString(minutes);
        return this;
    }

    /** How many polls a realtime server says it allows, sent as text. Any text is sent. Default: {@code 10}. */
    public FakeBoxBuilder maxRetries(String polls) {
        maxRetries = '"' + polls + '"';
        return this;
    }

    /** How many polls a realtime server says it allows, sent as a number. */
    public FakeBoxBuilder maxRetries(int polls) {
        maxRetries = Integer.toString(polls);
        return this;
    }

    /** After how many seconds of silence a poll should be repeated, sent as text. Any text is sent. */
    public FakeBoxBuilder retryTimeout(String seconds) {
        retryTimeout = '"' + seconds + '"';
        return this;
    }

    /** After how many seconds of silence a poll should be repeated, sent as a number. Default: {@code 610}. */
    public FakeBoxBuilder retryTimeout(int seconds) {
        retryTimeout = Integer.toString(seconds);
        return this;
    }

    /** How long a poll is held before it is answered with {@code reconnect}, in real time. Default: 10 minutes. */
    public FakeBoxBuilder hold(Duration value) {
        hold = value;
        return this;
    }

    /**
     * How long every answer to {@link Call#READ_EVENTS} is kept back, as the machine's clock runs: what a network and
     * a busy Box cost. A {@link Fault#delay} comes on top. Default: not at all.
     */
    public FakeBoxBuilder answerDelay(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("answerDelay: " + value + " is not allowed; allowed is 0 and more");
        }
        answerDelay = value;
        return this;
    }

    /**
     * Whether an event exactly at {@code created_after} or {@code created_before} is left out of {@code admin_logs}: Box
     * does not say, so a client must be right either way. Default: {@code false}, both ends belong to the window.
     */
    public FakeBoxBuilder openWindows(boolean value) {
        openWindows = value;
        return this;
    }

    /**
     * How long an event of an enterprise stream stays invisible, by the clock. Default: not at all.
     *
     * @throws IllegalArgumentException for a user's stream, whose events can be read at once
     */
    public FakeBoxBuilder delay(StreamType streamType, Duration value) {
        if (!streamType.isEnterprise()) {
            throw new IllegalArgumentException("delay: " + streamType + " has none; allowed are enterprise streams");
        }
        rules.computeIfPresent(streamType, (type, before) -> before.delayed(value));
        return this;
    }

    /** How long a stream keeps an event, by the clock. Default: for ever. */
    public FakeBoxBuilder retention(StreamType streamType, Duration value) {
        rules.computeIfPresent(streamType, (type, before) -> before.keptFor(value));
        return this;
    }

    /**
     * Makes each stream keep no more than Box promises. The user's streams and {@code admin_logs_streaming} come out
     * of order and with repeats; {@code admin_logs} comes in the order of {@code created_at}, and an empty page of it
     * carries the position 0. The enterprise's streams are late by 60 s ({@code admin_logs}) and 12 s. Events are kept
     * as long as {@link StreamType#retention()} says. Without it, every stream shows each event at once, once and in
     * the order of publication, for ever. Replaces earlier {@link #delay} and {@link #retention}.
     *
     * @param seed what order and repeats are drawn from: the same seed and the same calls, the same answers
     */
    public FakeBoxBuilder realistic(long seed) {
        rules.replaceAll((type, before) -> StreamRules.realistic(type, seed));
        return this;
    }

    /**
     * Lets an enterprise live on its two streams, which then keep no more than Box promises, as {@link #realistic} says
     * it of them: {@code admin_logs} tells each event once, in the order of time and 60 s late, and
     * {@code admin_logs_streaming} tells it 12 s late, out of order, some of them again within seconds. Replaces earlier
     * {@link #delay} and {@link #retention} of these streams. Nothing else can be published on them: without
     * {@link FakeAccount#only} what is published reaches the user's streams alone.
     *
     * @param value lives by the {@link #clock} of this Box, so that what its clock has not reached has not happened
     */
    public FakeBoxBuilder enterprise(Enterprise value) {
        enterprise = value;
        rules.replaceAll((type, before) -> type.isEnterprise() ? StreamRules.realistic(type, value.seed()) : before);
        return this;
    }

    /**
     * Lets all its servers speak TLS alone, each with this certificate. Default: none, and everything in the clear.
     *
     * @param value for {@code 127.0.0.1} and for whatever {@link #realtimeHosts} says
     */
    public FakeBoxBuilder tls(TestCertificate value) {
        certificate = value;
        return this;
    }

    /** With {@link #tls}: accepts only clients that show one of these certificates. Default: any client. */
    public FakeBoxBuilder clientCertificates(X509Certificate... values) {
        clientCertificates = List.of(values);
        return this;
    }

    /**
     * Starts it: when this returns, all its servers listen.
     *
     * @throws IllegalStateException when there are client certificates without {@link #tls}
     */
    public FakeBox start() {
        if (certificate == null && !clientCertificates.isEmpty()) {
            throw new IllegalStateException("clientCertificates: not allowed without tls");
        }
        return new FakeBox(settings());
    }

    Settings settings() {
        return new Settings(
                clock,
                tokens,
                Map.copyOf(applications),
                tokenLifetime,
                callsPerMinute,
                positionsAsText,
                numericIds,
                gzip,
                realtimeHosts,
                ttl,
                maxRetries,
                retryTimeout,
                hold,
                answerDelay,
                openWindows,
                Map.copyOf(rules),
                enterprise,
                certificate == null ? null : new Tls(certificate, clientCertificates));
    }

    private static int notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": " + value + " is not allowed; allowed is 0 and more");
        }
        return value;
    }
}
