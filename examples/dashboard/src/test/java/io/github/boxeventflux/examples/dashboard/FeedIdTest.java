package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedIdTest {

    @Test
    void aPlaceIsReadAsItWasWritten() {
        FeedId place = new FeedId("mwxyg25l", 4711);

        assertThat(FeedId.parse(place.toString())).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "a-", "-1", "a-1-2", "a--1", "A-1", "a-99999999999999999999", "a-1\nb"})
    void whatNoFeedGaveOutIsNone(String text) {
        assertThat(FeedId.parse(text)).isNull();
    }
}
