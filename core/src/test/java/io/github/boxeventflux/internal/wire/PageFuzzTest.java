package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.support.CpuTime;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whatever a page is: no entry of it is lost, changed or made up. */
class PageFuzzTest {

    private static final PageDecoder DECODER = new PageDecoder(AnswerLimits.defaults());

    @FuzzTest
    @DictionaryFile(resourcePath = "json.dict")
    void everyEntryComesAsItIs(byte[] body) {
        try {
            Optional<DecodedPage> page = CpuTime.bounded(() -> decoded(body));
            page.ifPresent(read -> assertOf(body, read));
            ModelPage.of(body).ifPresent(model -> {
                assertThat(page).hasValueSatisfying(model::assertSame);
                assertThat(decoded(withWhatIsNoJson(body))).hasValueSatisfying(model::assertSame);
            });
        } catch (LimitExceededException e) {
            assertThat(body.length).isGreaterThan(100);
            assertThat(e).hasNoCause().hasMessageMatching("The answer \\D+ \\d+, the limit set by limits\\.\\w+\\. .*");
        }
    }

    /** Empty when it is refused: with this error alone, and nothing of the page in it. */
    private static Optional<DecodedPage> decoded(byte[] body) {
        try {
            return Optional.of(DECODER.decode(body));
        } catch (MalformedAnswerException e) {
            assertThat(e)
                    .hasNoCause()
                    .hasMessageMatching("Box's page of events (is unreadable (at byte \\d+|as UTF-8)|is no JSON object"
                            + "|has no entries|has entries that are no array|goes on after its end);"
                            + " it is asked for again");
            return Optional.empty();
        }
    }

    private static void assertOf(byte[] body, DecodedPage page) {
        assertThat(EntriesInPlace.are(page.events(), body)).isTrue();
        for (Event event : page.events()) {
            assertThat(event.json()).isNotEmpty();
            assertThat(event.additionalDetails()).isNotNull();
            assertThat(String.valueOf(event.sourceId())).isNotEmpty();
            assertThat(String.valueOf(event.source())).isNotEmpty();
            assertThat(event.toString()).startsWith("Event[");
        }
    }

    /** With another field in front: it must make no difference. */
    private static byte[] withWhatIsNoJson(byte[] body) {
        return utf8(new String(body, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"chunk_size\":NaN,"));
    }
}
