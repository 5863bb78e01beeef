package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.error;
import static io.github.boxeventflux.reactor.mockserver.Answers.noBody;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.StartAt;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockserver.model.HttpResponse;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** 401: a fresh token once, then the end. */
class UnauthorizedTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private static final HttpResponse REFUSED =
            noBody(401).withHeader("WWW-Authenticate", "Bearer realm=\"Service\", error=\"invalid_token\"");

    private final Told told = new Told();
    private final BoxEventClient client = BoxEventClient.builder()
            .scheduler(new SkippedWaits())
            .listener(told)
            .build();

    /** Gives these tokens one after the other, and keeps what it was told was refused. */
    private static final class Tokens implements AccessTokenProvider {

        final List<String> refusals = new CopyOnWriteArrayList<>();
        private final AtomicInteger fresh = new AtomicInteger();

        @Override
        public CompletionStage<AccessToken> accessToken(@Nullable AccessToken refused) {
            if (refused != null) {
                refusals.add(refused.value());
                fresh.incrementAndGet();
            }
            return completedFuture(AccessToken.of(token(fresh.get())));
        }

        static String token(int number) {
            return box.token() + "-" + number;
        }
    }

    @Test
    void aFixedTokenThatIsRefusedEndsTheStreamAfterOneRequest() {
        box.answers(READ_EVENTS, REFUSED);

        client.stream(box.options().build())
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(UnauthorizedException.class, unauthorized -> {
                            assertThat(unauthorized.status()).isEqualTo(401);
                            assertThat(unauthorized.code()).isEqualTo("invalid_token");
                        }))
                .verify();

        assertThat(box.requests()).hasSize(1);
        assertThat(told.errors()).isEmpty();
    }

    @Test
    void aRefusalWithABodyIsTheSame() {
        box.answers(READ_EVENTS, error(401, "unauthorized", "Unauthorized"));

        client.stream(box.options().build())
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(UnauthorizedException.class, unauthorized -> {
                            assertThat(unauthorized.code()).isEqualTo("unauthorized");
                            assertThat(unauthorized.requestId()).isEqualTo(Answers.REQUEST_ID);
                        }))
                .verify();
    }

    @Test
    void aProviderIsAskedOnceForAFreshTokenAndTheCallIsMadeAgain() {
        Tokens tokens = new Tokens();
        box.answers(READ_EVENTS, REFUSED, page("500", "e1"), page("600", "e2"));

        eventIds(tokens).take(2).as(StepVerifier::create).expectNext("e1", "e2").verifyComplete();

        assertThat(tokens.refusals).containsExactly(Tokens.token(0));
        assertThat(sentTokens().subList(0, 3)).containsExactly(Tokens.token(0), Tokens.token(1), Tokens.token(1));
        assertThat(box.lines().get(1)).isEqualTo(box.lines().get(0));
        assertThat(told.errors()).isEmpty();
    }

    @Test
    void anExpiredTokenIsRenewedEachTimeItExpires() {
        Tokens tokens = new Tokens();
        box.answers(READ_EVENTS, REFUSED, page("500", "e1"), REFUSED, page("600", "e2"));

        eventIds(tokens).take(2).as(StepVerifier::create).expectNext("e1", "e2").verifyComplete();

        assertThat(tokens.refusals).containsExactly(Tokens.token(0), Tokens.token(1));
    }

    @Test
    void aFreshTokenThatIsRefusedTooEndsTheStreamAfterTwoRequests() {
        Tokens tokens = new Tokens();
        box.answers(READ_EVENTS, REFUSED, REFUSED);

        eventIds(tokens).as(StepVerifier::create).verifyError(UnauthorizedException.class);

        assertThat(sentTokens()).containsExactly(Tokens.token(0), Tokens.token(1));
    }

    @Test
    void aProviderThatGivesTheSameTokenAgainEndsTheStreamAfterOneRequest() {
        box.answers(READ_EVENTS, REFUSED);

        eventIds(refused -> completedFuture(AccessToken.of(box.token())))
                .as(StepVerifier::create)
                .verifyError(UnauthorizedException.class);

        assertThat(box.requests()).hasSize(1);
    }

    @Test
    void aLookUpOfServersIsMadeAgainWithAFreshTokenToo() {
        Tokens tokens = new Tokens();
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, REFUSED, servers(box.pollUrl()))
                .answers(LONG_POLL, Answers.message("new_change"));

        client.stream(box.options().accessTokenProvider(tokens).build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(box.requests(FIND_SERVERS)).hasSize(2);
        assertThat(tokens.refusals).containsExactly(Tokens.token(0));
    }

    @Test
    void aProviderThatFailsIsAskedAgain() {
        AtomicInteger calls = new AtomicInteger();
        AccessTokenProvider flaky = refused -> calls.incrementAndGet() == 1
                ? failedFuture(new IllegalStateException("no network"))
                : completedFuture(AccessToken.of(box.token()));
        box.answers(READ_EVENTS, page("500", "e1"));

        eventIds(flaky).take(1).as(StepVerifier::create).expectNext("e1").verifyComplete();

        assertThat(told.errors())
                .singleElement()
                .isInstanceOf(UnavailableException.class)
                .satisfies(error -> assertThat(error).hasMessageContaining("AccessTokenProvider"));
    }

    @Test
    void aProviderThatThrowsOrGivesNothingIsAskedAgain() {
        AtomicInteger calls = new AtomicInteger();
        AccessTokenProvider careless = refused -> switch (calls.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("thrown, not given");
            case 2 -> completedFuture(null);
            default -> completedFuture(AccessToken.of(box.token()));
        };
        box.answers(READ_EVENTS, page("500", "e1"));

        eventIds(careless).take(1).as(StepVerifier::create).expectNext("e1").verifyComplete();

        assertThat(told.errors()).hasSize(2);
    }

    @Test
    void aProviderThatFailsFatallyEndsTheStream() {
        ForbiddenException revoked = new ForbiddenException("the application was removed", null);

        eventIds(refused -> failedFuture(revoked))
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error).isSameAs(revoked))
                .verify();

        assertThat(box.requests()).isEmpty();
    }

    private Flux<String> eventIds(AccessTokenProvider tokens) {
        return client.stream(box.options()
                        .accessTokenProvider(tokens)
                        .startAt(StartAt.earliest())
                        .build())
                .map(Event::eventId);
    }

    private static List<String> sentTokens() {
        return box.requests().stream()
                .map(request -> request.getFirstHeader("Authorization").substring("Bearer ".length()))
                .toList();
    }
}
