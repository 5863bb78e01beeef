package io.github.boxeventflux.campaigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proof is worth what its ledger is. */
class LedgerTest {

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void twoStreamsWithTwoEventsEach() {
        ledger.happened("a", 0, 2);
        ledger.happened("b", 2, 2);
    }

    @Test
    void eachOnceIsExactlyOnceWhateverTheStreamsAndPartitionsDoAmongThemselves() {
        see(1, "b", 3);
        see(0, "a", 0);
        see(1, "a", 1);
        assertThat(ledger.missing()).isOne();
        see(0, "b", 2);

        assertThatCode(ledger.verdict()::requireExactlyOnceAndInOrder).doesNotThrowAnyException();
        assertThat(ledger.showsFirst(4)).isTrue();
    }

    @Test
    void whatDoesNotComeIsLost() {
        see(0, "a", 0);
        see(0, "a", 1);
        see(0, "b", 3);

        assertThat(ledger.showsFirst(2)).isTrue();
        assertThat(ledger.showsFirst(3)).isFalse();
        assertThat(ledger.verdict().missing()).containsExactly(2);
        isRefused("lost");
    }

    @Test
    void whatComesTwiceIsARepeat() {
        seeAll();
        see(1, "b", 3);

        assertThat(ledger.verdict().surplus()).isOne();
        assertThatCode(ledger.verdict()::requireAtLeastOnce).doesNotThrowAnyException();
        isRefused("more than once");
    }

    @Test
    void whatComesBehindALaterOneOfItsStreamIsOutOfOrder() {
        see(0, "a", 1);
        see(0, "a", 0);
        see(0, "b", 2);
        see(0, "b", 3);

        isRefused("out of order");
    }

    @Test
    void whatComesFromAnotherStreamIsMadeUp() {
        seeAll();
        see(0, "b", 1);

        isRefused("made up");
    }

    @Test
    void whatIsNotWhatBoxSentIsMadeUp() {
        seeAll();
        ledger.seen(new Sighting(0, "a", 1, false));

        isRefused("made up");
    }

    private void seeAll() {
        see(0, "a", 0);
        see(0, "a", 1);
        see(0, "b", 2);
        see(0, "b", 3);
    }

    private void see(int partition, String account, int number) {
        ledger.seen(new Sighting(partition, account, number, true));
    }

    private void isRefused(String why) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(ledger.verdict()::requireExactlyOnceAndInOrder)
                .withMessageContaining(why);
    }
}
