package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.options.AnswerLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageLimitsTest {

    private static final String TEXT_PLACES = """
            {"entries":[{"event_id":"%s"}]}
            {"entries":[{"created_by":{"name":"%s"}}]}
            {"entries":[{"source":{"type":"file","name":"%s"}}]}
            {"entries":[{"source":{"tags":[["%s"]]}}]}
            {"entries":[{"additional_details":{"%s":1}}]}
            {"entries":["%s"]}
            {"next_stream_position":"%s","entries":[]}
            """;

    private final AnswerLimits limits = AnswerLimits.builder()
            .maxNestingDepth(10)
            .maxTextLength(1_000)
            .maxNumberLength(20)
            .build();
    private final PageDecoder decoder = new PageDecoder(limits);

    @Test
    void aPageThatNestsDeeperThanAllowedIsFatal() {
        String deepest = "{\"entries\":[{\"source\":" + "[".repeat(7) + "]".repeat(7) + "}]}";
        String tooDeep = "{\"entries\":[{\"source\":" + "[".repeat(8) + "]".repeat(8) + "}]}";

        assertThat(decoder.decode(utf8(deepest)).events()).hasSize(1);
        assertThat(broken(tooDeep))
                .returns("limits.maxNestingDepth", LimitExceededException::limit)
                .hasMessage("The answer nests deeper than 10, the limit set by limits.maxNestingDepth."
                        + " If such answers are to be read, raise it");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 2_000, 3_999, 10_000, 100_000})
    void aTextLongerThanAllowedIsFatalWhereverItStands(int length) {
        assertThat(TEXT_PLACES.lines()).allSatisfy(page -> {
            assertThat(decoder.decode(utf8(page.formatted("x".repeat(1_000))))).isNotNull();
            assertThat(broken(page.formatted("x".repeat(length))))
                    .returns("limits.maxTextLength", LimitExceededException::limit)
                    .hasMessageContaining("holds a text longer than 1000, the limit set by limits.maxTextLength");
        });
    }

    @Test
    void aTextIsMeasuredInItsOwnUnitsAndNotInBytes() {
        String page = "{\"entries\":[{\"source\":{\"name\":\"" + "日".repeat(500) + "\\u65e5".repeat(500) + "\"}}]}";

        assertThat(decoder.decode(utf8(page)).events()).hasSize(1);
    }

    @Test
    void manyShortTextsAreNoLongOne() {
        String page = "{\"entries\":[{\"source\":[" + "\"text\",".repeat(1_000) + "1]}]}";

        assertThat(decoder.decode(utf8(page)).events()).hasSize(1);
    }

    @Test
    void aNumberLongerThanAllowedIsFatalWhereverItStands() {
        List<String> places = List.of(
                "{\"entries\":[{\"event_id\":%s}]}",
                "{\"entries\":[{\"source\":{\"size\":%s}}]}",
                "{\"entries\":[%s]}",
                "{\"entries\":[],\"next_stream_position\":%s}");

        assertThat(places).allSatisfy(page -> {
            assertThat(decoder.decode(utf8(page.formatted("9".repeat(20))))).isNotNull();
            assertThat(broken(page.formatted("9".repeat(21))))
                    .returns("limits.maxNumberLength", LimitExceededException::limit)
                    .hasMessageContaining("holds a number longer than 20, the limit set by limits.maxNumberLength");
        });
    }

    @Test
    void theErrorShowsNothingOfThePage() {
        assertThat(broken("{\"entries\":[{\"event_id\":\"hush" + "x".repeat(1_000) + "\"}]}"))
                .hasNoCause()
                .hasMessageNotContainingAny("hush", "xx");
    }

    @Test
    void theDefaultsTakeEveryEventThatBoxIsKnownToSend() {
        String source = "[".repeat(90) + "\"" + "x".repeat(1_000_000) + "\"" + "]".repeat(90);

        assertThat(new PageDecoder(AnswerLimits.defaults())
                        .decode(utf8("{\"entries\":[{\"source\":" + source + "}]}"))
                        .events())
                .hasSize(1);
    }

    private LimitExceededException broken(String page) {
        return catchThrowableOfType(LimitExceededException.class, () -> decoder.decode(utf8(page)));
    }
}
