package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Accounts come and go by the thousand, and nothing is left of those that are gone. */
class AccountGatesTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final BudgetedClient client = new BudgetedClient(RequestBudget.perMinute(10));

    @AfterEach
    void close() {
        VirtualTimeScheduler.reset();
    }

    private Disposable read(int user) {
        return client.eventIds(options(StreamType.ALL)
                        .asUser(String.valueOf(user))
                        .startAt(StartAt.position("0"))
                        .build())
                .subscribe();
    }

    @Test
    void accountsThatNobodyReadsAnyMoreAreForgotten() {
        for (int user = 0; user < 3_000; user++) {
            Disposable reading = read(user);
            time.advanceTimeBy(Duration.ofSeconds(1));
            reading.dispose();
        }

        assertThat(client.gates.count()).isLessThan(200);
    }

    @Test
    void afterAPeakNothingIsLeftOfIt() {
        List<Disposable> readings =
                IntStream.range(0, 1_000).mapToObj(this::read).toList();
        time.advanceTimeBy(Duration.ofSeconds(1));
        readings.forEach(Disposable::dispose);
        time.advanceTimeBy(Duration.ofSeconds(61));

        IntStream.range(0, 500).forEach(i -> read(0).dispose());

        assertThat(client.gates.count()).isEqualTo(1);
    }

    @Test
    void whoeverIsReadIsNotForgotten() {
        Disposable reading = read(0);
        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(client.api.countOf("read")).isEqualTo(10);
        reading.dispose();
        IntStream.range(1, 100).forEach(user -> read(user).dispose());
        int before = client.api.countOf("read");

        read(0);
        time.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(client.api.countOf("read")).isEqualTo(before);
    }

    @Test
    void nothingShowsAToken() {
        Account account = Account.of(options(StreamType.ALL).build(), StreamTime.atSubscription(null, null));

        assertThat(account.toString()).doesNotContain("test-token").contains("api.box.com");
    }
}
