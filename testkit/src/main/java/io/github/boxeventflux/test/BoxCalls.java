package io.github.boxeventflux.test;

import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** What Box answers to each call when nothing goes wrong but the request itself. */
final class BoxCalls {

    private static final Set<String> KNOWN_PATHS = Set.of("/2.0/events", "/subscribe", "/oauth2/token");

    private final Settings settings;
    private final Clock clock;
    private final Accounts accounts;
    private final Tokens tokens;
    private final TokenEndpoint tokenEndpoint;
    private final RateLimit rateLimit;
    private final HeldPolls polls;

    private volatile int pageSize = Integer.MAX_VALUE;
    private volatile List<URI> realtimeUrls = List.of();

    BoxCalls(
            Settings settings,
            BoxClock clock,
            Accounts accounts,
            Tokens tokens,
            TokenEndpoint tokenEndpoint,
            HeldPolls polls) {
        this.settings = settings;
        this.clock = clock;
        this.accounts = accounts;
        this.tokens = tokens;
        this.tokenEndpoint = tokenEndpoint;
        this.rateLimit = new RateLimit(clock, settings.callsPerMinute());
        this.polls = polls;
    }

    void pageSize(int events) {
        pageSize = events;
    }

    void realtimeUrls(List<URI> urls) {
        realtimeUrls = urls;
    }

    Mono<Answer> answer(RecordedRequest request, Fault fault) {
        Mono<Answer> real = fault.instead() == null ? real(request, fault) : Mono.just(fault.instead());
        Mono<Answer> twisted = real.map(fault::twisted);
        return request.call() == Call.READ_EVENTS
                ? twisted.map(answer -> answer.delayed(settings.answerDelay()))
                : twisted;
    }

    private Mono<Answer> real(RecordedRequest request, Fault fault) {
        return Mono.defer(() -> switch (request.call()) {
                    case READ_EVENTS -> Mono.just(readEvents(request, fault.page()));
                    case FIND_SERVERS -> Mono.just(findServers(request));
                    case LONG_POLL -> longPoll(request);
                    case ISSUE_TOKEN -> Mono.just(tokenEndpoint.issue(request));
                    case OTHER -> Mono.just(unknown(request));
                })
                .onErrorResume(Refusal.class, refusal -> Mono.just(refusal.answer()));
    }

    private Answer readEvents(RecordedRequest request, PageTwist twist) {
        FakeAccount account = authorized(request);
        EventsQuery asked = EventsQuery.of(request.parameters(), clock.instant());
        EventsQuery query = settings.openWindows() ? asked.open() : asked;
        EventLog log = account.log(query.streamType());
        return Answer.json(twist.apply(log.read(query, pageSize), query, log).toJson());
    }

    private Answer findServers(RecordedRequest request) {
        FakeAccount account = authorized(request);
        StreamType streamType = EventsQuery.streamType(request.parameters());
        if (streamType.isEnterprise()) {
            throw Refusal.badRequest("Long polling is for the streams of a user");
        }
        List<URI> urls = realtimeUrls;
        return Answer.json(IntStream.range(0, urls.size())
                .mapToObj(index -> server(urls.get(index), account.channel(), streamType))
                .collect(Collectors.joining(",", "{\"chunk_size\":" + urls.size() + ",\"entries\":[", "]}")));
    }

    private String server(URI url, String channel, StreamType streamType) {
        return """
                {"type":"realtime_server","url":"%s?channel=%s&stream_type=%s",\
                "ttl":%s,"max_retries":%s,"retry_timeout":%s}""".formatted(
                url, channel, streamType.value(), settings.ttl(), settings.maxRetries(), settings.retryTimeout());
    }

    private Mono<Answer> longPoll(RecordedRequest request) {
        FakeAccount account = accounts.onChannel(request.parameter("channel"))
                .orElseThrow(() -> Refusal.badRequest("Unknown channel"));
        StreamType streamType = EventsQuery.streamType(request.parameters());
        // Without a position there is nothing yet that could be missed.
        String position = request.parameters().getOrDefault("stream_position", EventsQuery.NOW);
        return polls.hold(request, account.log(streamType), position);
    }

    private FakeAccount authorized(RecordedRequest request) {
        String token = tokens.check(request.bearerToken());
        String user = request.asUser();
        rateLimit.check(user == null ? "owner of " + token : user);
        return accounts.of(user);
    }

    private static Answer unknown(RecordedRequest request) {
        boolean known = KNOWN_PATHS.contains(request.path());
        int status = known ? 405 : 404;
        return Answer.error(status, ErrorCodes.of(status), known ? "Method Not Allowed" : "Not Found");
    }
}
