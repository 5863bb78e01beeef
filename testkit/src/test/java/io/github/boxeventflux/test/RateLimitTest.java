package io.github.boxeventflux.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final TurnedClock clock = new TurnedClock();
    private final FakeBox box = FakeBox.builder().clock(clock).callsPerMinute(4).start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void noMinuteWhereverItBeginsHoldsMoreThanTheLimit() throws Exception {
        assertThat(answeredOf(1)).isEqualTo(1);
        clock.turn(Duration.ofSeconds(50));
        assertThat(answeredOf(5)).isEqualTo(3);
        clock.turn(Duration.ofSeconds(10));
        assertThat(answeredOf(5)).isEqualTo(1);
        clock.turn(Duration.ofSeconds(49));
        assertThat(answeredOf(5)).isZero();
        clock.turn(Duration.ofSeconds(1));
        assertThat(answeredOf(5)).isEqualTo(3);
    }

    @Test
    void whoWaitsAsLongAsToldMayCallAgain() throws Exception {
        assertThat(answeredOf(4)).isEqualTo(4);
        clock.turn(Duration.ofMillis(17_300));

        HttpResponse<String> refused = http.read("");

        assertThat(refused.headers().firstValue("Retry-After")).contains("43");
        clock.turn(Duration.ofSeconds(43));
        assertThat(http.read("").statusCode()).isEqualTo(200);
    }

    private int answeredOf(int calls) throws Exception {
        int answered = 0;
        for (int call = 0; call < calls; call++) {
            answered += http.read("").statusCode() == 200 ? 1 : 0;
        }
        return answered;
    }
}
