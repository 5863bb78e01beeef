package io.github.boxeventflux.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.options.AnswerLimits;
import org.junit.jupiter.api.Test;

class JsonLimitsTest {

    @Test
    void streamsWithTheSameLimitsShareThem() {
        AnswerLimits limits = AnswerLimits.builder().maxNestingDepth(50).build();

        assertThat(JsonLimits.of(limits)).isSameAs(JsonLimits.of(limits));
        assertThat(JsonLimits.of(AnswerLimits.defaults())).isSameAs(JsonLimits.DEFAULT);
    }

    @Test
    void othersHaveTheirOwn() {
        assertThat(JsonLimits.of(AnswerLimits.builder().maxNestingDepth(50).build()))
                .isNotSameAs(JsonLimits.DEFAULT);
    }
}
