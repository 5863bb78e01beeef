package io.github.boxeventflux.test;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A Box of one's own for tests: real HTTP servers on loopback that answer the calls of the events API as Box does, on
 * ports that nobody else uses. What they receive can be asserted on, and what they answer can be broken.
 *
 * <pre>{@code
 * try (FakeBox box = FakeBox.start()) {
 *     box.inject(Call.READ_EVENTS, Fault.status(503));
 *     box.publish(SampleEvents.upload("report.pdf"));
 *     // … read with box.options().build() …
 *     assertThat(box.count(Call.READ_EVENTS)).isEqualTo(2);
 * }
 * }</pre>
 *
 * <p>Unless told otherwise it accepts any token, and every stream shows each event at once, once and in order. Safe to
 * use from several threads. {@link #close()} leaves no thread and no socket behind.
 */
public final class FakeBox implements AutoCloseable {

    private final BoxClock clock;
    private final Tokens tokens;
    private final RefreshTokens refreshTokens;
    private final Changes changes = new Changes();
    private final RequestLog log = new RequestLog(changes);
    private final FaultScript script = new FaultScript();
    private final Servers servers;
    private final HeldPolls polls;
    private final Accounts accounts;
    private final BoxCalls calls;
    private final URI apiUrl;
    private final List<URI> realtimeUrls;
    private final String token;

    FakeBox(Settings settings) {
        servers = new Servers(settings.tls());
        clock = new BoxClock(settings.clock());
        tokens = new Tokens(clock, settings.tokens());
        refreshTokens = new RefreshTokens(clock);
        token = settings.tokens().stream().sorted().findFirst().orElse(Tokens.DEFAULT);
        polls = new HeldPolls(settings.hold(), servers.scheduler(), log, changes);
        UnaryOperator<String> served = settings.numericIds() ? NumericIds::in : UnaryOperator.identity();
        accounts = new Accounts(
                new EventLogs(settings, clock, served),
                json -> StoredEvent.of(served.apply(json), clock.instant()),
                polls,
                script);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(settings, tokens, refreshTokens);
        calls = new BoxCalls(settings, clock, accounts, tokens, tokenEndpoint, polls);
        Exchange exchange = new Exchange(settings, clock, log, script, accounts, calls, servers.scheduler());
        apiUrl = servers.listen("127.0.0.1", exchange::handle).resolve("/2.0");
        realtimeUrls = settings.realtimeHosts().stream()
                .map(host -> servers.listen(host, exchange::handle).resolve("/subscribe"))
                .toList();
        calls.realtimeUrls(realtimeUrls);
    }

    /** Starts one with the default settings. */
    public static FakeBox start() {
        return builder().start();
    }

    /** For other settings. */
    public static FakeBoxBuilder builder() {
        return new FakeBoxBuilder();
    }

    /** What a client needs as the URL of the API, such as {@code http://127.0.0.1:41234/2.0}. */
    public URI apiUrl() {
        return apiUrl;
    }

    /**
     * The long-poll URLs of the realtime servers, without a channel. They are told in this order, until
     * {@link #tellRealtimeUrls(URI...)} says otherwise.
     */
    public List<URI> realtimeUrls() {
        return realtimeUrls;
    }

    /**
     * Where an access token can be asked for, such as {@code http://127.0.0.1:41234/oauth2/token}: by
     * {@code client_credentials}, by {@code refresh_token}, and by a JWT, whose signature is not looked at. Tokens live as
     * long as {@link FakeBoxBuilder#tokenLifetime} says; a refresh token can be used once, and a new one comes with the
     * access token. Box refuses here as it does: {@code invalid_client} for an application that
     * {@link FakeBoxBuilder#application} does not name, {@code invalid_grant} for a refresh token that is unknown, used or
     * 60 days old.
     */
    public URI tokenUrl() {
        return apiUrl.resolve("/oauth2/token");
    }

    /** A new refresh token, as a user's sign-in gives it. */
    public String issueRefreshToken() {
        return refreshTokens.issue();
    }

    /**
     * Tells clients from now on these long-poll URLs, each with the channel added, in place of its own: the ways through a
     * {@link FaultyNetwork}, say, or where no Box is at all.
     */
    public void tellRealtimeUrls(URI... urls) {
        calls.realtimeUrls(List.of(urls));
    }

    /**
     * What a stream needs to read here, the URL and a token; the rest is as by default. For another stream or place to
     * start: {@code box.options().startAt(StartAt.earliest()).build()}.
     */
    public StreamOptions.Builder options() {
        return StreamOptions.builder().apiUrl(apiUrl).accessToken(token);
    }

    /** A token that is accepted. */
    public String token() {
        return token;
    }

    /** A new token that is accepted until the clock has moved on by this time; then it is {@code expired_token}. */
    public String issueToken(Duration validFor) {
        return tokens.issue(validFor);
    }

    /** Refuses this token from now on as {@code invalid_token}. */
    public void revokeToken(String refused) {
        tokens.revoke(refused);
    }

    /** The time by the clock of this Box. */
    public Instant now() {
        return clock.instant();
    }

    /** Puts the clock of this Box ahead. */
    public void advance(Duration by) {
        clock.advance(by);
    }

    /** The owner of the token, and of the requests for users that no test has named. */
    public FakeAccount account() {
        return accounts.owner();
    }

    /** Another user, for whom a request acts with {@code As-User}; from now on, with events of its own. */
    public FakeAccount account(String userId) {
        return accounts.user(userId);
    }

    /** Lets events happen to the token's owner; see {@link FakeAccount#publish(Event...)}. */
    public void publish(Event... events) {
        account().publish(events);
    }

    /** Lets events happen to the token's owner; see {@link FakeAccount#publish(String...)}. */
    public void publish(String... json) {
        account().publish(json);
    }

    /**
     * The most events that a page carries, whatever limit a client asks for.
     *
     * @param events 1 and more; Box never carries more than 500
     */
    public void pageSize(int events) {
        if (events < 1) {
            throw new IllegalArgumentException("events: " + events + " is not allowed; allowed is 1 and more");
        }
        calls.pageSize(events);
    }

    /**
     * Drops the events of a stream that were published longer ago than this. A position before a dropped event is
     * answered with no events and the newest position: Box does not tell of the gap.
     */
    public void expire(StreamType streamType, Duration age) {
        accounts.logs(streamType).forEach(events -> events.dropOlderThan(age));
    }

    /**
     * Lets the next requests of a call meet these faults, one each, after those that were injected before;
     * {@link FakeAccount#inject} means the requests for one user.
     */
    public void inject(Call call, Fault... faults) {
        script.add(call, List.of(faults));
    }

    /** Takes back the faults that no request has met yet, those that stand forever and those of single users included. */
    public void clearFaults() {
        script.clear();
    }

    /** Takes back the faults of one call, those of single users included. */
    public void clearFaults(Call call) {
        script.clear(call);
    }

    /** How many long polls wait for an answer now. */
    public int heldPolls() {
        return polls.count();
    }

    /**
     * Answers all held polls now, though nothing has happened: {@link Fault#message} says {@code new_change},
     * {@code reconnect}, {@code max_retries} or anything else. A fault that replaces no answer changes a
     * {@code new_change}.
     *
     * @return how many they were
     */
    public int answerPolls(Fault fault) {
        return polls.answerAll(fault);
    }

    /** The requests so far, in order of arrival, as they stand now. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** The requests of one call so far. */
    public List<RecordedRequest> requests(Call call) {
        return log.of(call);
    }

    /** How many requests of a call there were. */
    public int count(Call call) {
        return requests(call).size();
    }

    /** Forgets the requests so far. */
    public void clearLog() {
        log.clear();
    }

    /**
     * Waits until there have been this many requests of a call.
     *
     * @return the requests of that call
     * @throws AssertionError when there were fewer at the end of the time
     */
    public List<RecordedRequest> awaitRequests(Call call, int count, Duration atMost) {
        changes.await(() -> count(call) >= count, atMost, () -> count + " requests " + call + " in " + requests());
        return requests(call);
    }

    /**
     * Waits until some request is as described: cancelled, say.
     *
     * @return the first such request
     * @throws AssertionError when there was none at the end of the time
     */
    public RecordedRequest awaitRequest(Predicate<RecordedRequest> description, Duration atMost) {
        changes.await(() -> requests().stream().anyMatch(description), atMost, () -> "such a one in " + requests());
        return requests().stream().filter(description).findFirst().orElseThrow();
    }

    /**
     * Waits until exactly this many long polls are held.
     *
     * @throws AssertionError when there were more or fewer at the end of the time
     */
    public void awaitHeldPolls(int count, Duration atMost) {
        changes.await(() -> heldPolls() == count, atMost, () -> count + " held polls, but " + heldPolls());
    }

    /** Stops everything; open connections are closed. */
    @Override
    public void close() {
        polls.close();
        servers.stop();
    }
}
