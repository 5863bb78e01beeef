package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.internal.engine.LongPollPlan.FindServers;
import io.github.boxeventflux.internal.engine.LongPollPlan.GiveUp;
import io.github.boxeventflux.internal.engine.LongPollPlan.Poll;
import io.github.boxeventflux.internal.engine.LongPollPlan.Read;
import io.github.boxeventflux.internal.engine.LongPollPlan.Step;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.support.LongestPause;
import io.github.boxeventflux.support.Seeds;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever servers, answers, failures and news come, in whatever order: each step of the plan is a legal one. */
class LongPollPlanPropertyTest {

    /** At most as many servers fail one after the other, and a look-up and a reading lie between two rows of polls. */
    private static final int MOST_SERVERS = 4;

    private static final List<LongPollAnswer> ANSWERS = List.of(LongPollAnswer.values());
    private static final int MOST_STEPS_WITHOUT_TIME = MOST_SERVERS + 4;
    private static final Duration LONGEST_SLOW_DOWN = Duration.ofSeconds(15);

    @Test
    void noSequenceOfAnswersLeadsToAnIllegalStep() {
        Seeds.forEach(200, random -> new Walk(random).go(300));
    }

    private static final class Walk {
        private final Random random;
        private final Duration maxWait;
        private final RetryOptions retry;
        private final LongPollPlan plan;
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        private List<RealtimeServer> servers = List.of();
        private final Set<RealtimeServer> failed = new HashSet<>();
        private Instant foundAt = now;
        private int polls;
        private boolean polledSinceDrain;
        private boolean mustRead;
        private boolean backedOff;
        private int stepsWithoutTime;

        Walk(Random random) {
            this.random = random;
            this.maxWait = Duration.ofSeconds(1 + random.nextInt(900));
            RetryOptions.Builder options = RetryOptions.builder();
            this.retry = random.nextBoolean()
                    ? options.build()
                    : options.giveUpAfter(Duration.ofMinutes(10)).build();
            this.plan = new LongPollPlan(
                    options()
                            .longPoll(LongPollOptions.builder().maxWait(maxWait).build())
                            .retry(retry)
                            .build(),
                    new Backoff(retry, new LongestPause()));
        }

        void go(int steps) {
            Step step = plan.drained(random.nextBoolean(), now);
            for (int i = 0; i < steps && !(step instanceof GiveUp); i++) {
                assertThat(++stepsWithoutTime).as("no hot loop").isLessThanOrEqualTo(MOST_STEPS_WITHOUT_TIME);
                step = follow(step);
            }
            if (step instanceof GiveUp) {
                assertThat(retry.giveUpAfter()).isNotNull();
            }
        }

        private Step follow(Step step) {
            if (step instanceof FindServers find) {
                return findServers(find);
            }
            return step instanceof Poll poll ? poll(poll) : read();
        }

        private Step findServers(FindServers find) {
            assertThat(find.after()).isBetween(Duration.ZERO, backedOff ? retry.maxRetryAfter() : LONGEST_SLOW_DOWN);
            pass(find.after());
            servers = IntStream.rangeClosed(0, random.nextInt(MOST_SERVERS))
                    .mapToObj(this::server)
                    .toList();
            failed.clear();
            foundAt = now;
            polls = 0;
            mustRead = polledSinceDrain;
            Step next = plan.serversFound(servers, now);
            assertThat(next).isInstanceOf(mustRead ? Read.class : Poll.class);
            return next;
        }

        private Step poll(Poll poll) {
            RealtimeServer server = poll.server();
            assertThat(servers).contains(server);
            assertThat(failed).doesNotContain(server);
            assertThat(mustRead).as("a reading is due").isFalse();
            assertThat(polls++).isLessThan(server.maxRetries());
            assertThat(now).isBefore(foundAt.plus(server.ttl()));
            assertThat(poll.after()).isBetween(Duration.ZERO, LONGEST_SLOW_DOWN);
            assertThat(poll.atMost()).isEqualTo(shorter(server.retryTimeout().plusSeconds(10), maxWait));
            pass(poll.after());
            polledSinceDrain = true;
            return random.nextInt(3) == 0 ? fail(server) : answer(poll);
        }

        private Step fail(RealtimeServer server) {
            failed.add(server);
            Step next = plan.failed(error(), now);
            backedOff = next instanceof FindServers;
            if (next instanceof FindServers find) {
                assertThat(find.after()).isPositive();
            }
            return next;
        }

        private Step answer(Poll poll) {
            LongPollAnswer answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
            backedOff = false;
            pass(answer == LongPollAnswer.SILENCE ? poll.atMost() : held(poll));
            Step next = plan.answered(answer, now);
            switch (answer) {
                case SILENCE -> assertThat(next).isNotInstanceOf(Read.class);
                case RECONNECT, MAX_RETRIES -> assertThat(next).isInstanceOf(FindServers.class);
                default -> assertThat(next).isEqualTo(new Read());
            }
            mustRead = answer != LongPollAnswer.SILENCE;
            return next;
        }

        private Step read() {
            boolean news = random.nextInt(4) == 0;
            stepsWithoutTime = news ? 0 : stepsWithoutTime;
            mustRead = false;
            polledSinceDrain = false;
            return plan.drained(news, now);
        }

        private void pass(Duration time) {
            now = now.plus(time);
            stepsWithoutTime = time.compareTo(Duration.ofSeconds(1)) >= 0 ? 0 : stepsWithoutTime;
        }

        private Duration held(Poll poll) {
            List<Duration> choices = new ArrayList<>(List.of(Duration.ZERO, Duration.ofMillis(200)));
            choices.add(Duration.ofMillis(random.nextInt(20_000)));
            choices.add(poll.atMost());
            return shorter(choices.get(random.nextInt(choices.size())), poll.atMost());
        }

        private RetryableException error() {
            return switch (random.nextInt(4)) {
                case 0 -> new RateLimitedException("no", null, Duration.ofSeconds(random.nextInt(8_000)), null);
                case 1 -> new UnavailableException("no", null, Duration.ZERO, null);
                default -> new UnavailableException("no", null, null, null);
            };
        }

        private RealtimeServer server(int number) {
            return new RealtimeServer(
                    URI.create("https://rt" + number + ".box.net/subscribe?n=" + random.nextInt()),
                    Duration.ofMinutes(1 + random.nextInt(3)),
                    1 + random.nextInt(5),
                    Duration.ofSeconds(1 + random.nextInt(900)));
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
