package io.github.boxeventflux.campaigns.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proof is worth what its judge is. */
class LedgerTest {

    private static final List<String> NONE = List.of();

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void aRunThatLeftOneThatIsNotDurable() {
        ledger.ran(List.of("a", "b", "c"), List.of("a", "b"), List.of("a"));
    }

    @Test
    void whatWasNotDurableMayComeAgain() {
        ledger.ran(List.of("c", "d"), List.of("a", "b", "c", "d"), NONE);

        assertThatCode(() -> ledger.complete(List.of("a", "b", "c", "d"))).doesNotThrowAnyException();
        assertThat(ledger.appended()).isEqualTo(4);
        assertThat(ledger.left()).isEqualTo(1);
        assertThat(ledger.mostLeft()).isEqualTo(1);
        assertThat(ledger.repeats()).isEqualTo(1);
        assertThat(ledger.mostRepeats()).isEqualTo(1);
    }

    @Test
    void whatWasDurableMayNotComeAgain() {
        isRefused(() -> ledger.ran(List.of("d", "b"), NONE, NONE), "durable, but appended again");
    }

    @Test
    void nothingMayComeTwiceInOneRun() {
        isRefused(() -> ledger.ran(List.of("c", "c"), NONE, NONE), "appended in one run");
    }

    @Test
    void nothingMayBeCoveredThatWasNotDone() {
        isRefused(() -> ledger.ran(List.of("d"), List.of("e"), NONE), "covered by the checkpoint, but not appended");
    }

    @Test
    void nothingMayBeConfirmedThatIsNotDurable() {
        isRefused(() -> ledger.ran(NONE, NONE, List.of("c")), "confirmed, but not durable");
    }

    @Test
    void nothingMayBeLost() {
        isRefused(() -> ledger.complete(List.of("a", "b", "c", "d")), "lost");
    }

    @Test
    void nothingMayBeMadeUp() {
        isRefused(() -> ledger.complete(List.of("a", "b")), "made up");
    }

    @Test
    void everythingMustBeSavedAtTheEnd() {
        isRefused(() -> ledger.complete(List.of("a", "b", "c")), "not saved at the end");
    }

    private static void isRefused(Runnable wrong, String as) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(wrong::run).withMessageContaining("[" + as + "]");
    }
}
