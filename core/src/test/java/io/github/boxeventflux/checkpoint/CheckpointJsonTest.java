package io.github.boxeventflux.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Seeds;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointJsonTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Checkpoint FULL = new Checkpoint(
            new StreamPosition("1152922976252290886"), T0, List.of("f82c3ba0", "b9a2393a"), List.of("1c94d6d2"));

    @Test
    void allOfItStandsInOneLine() {
        assertThat(FULL.toJson())
                .isEqualTo("{\"version\":1,\"position\":\"1152922976252290886\",\"readAt\":\"2026-03-01T10:00:00Z\","
                        + "\"recentEventIds\":[\"f82c3ba0\",\"b9a2393a\"],\"acknowledgedBeyond\":[\"1c94d6d2\"]}");
        assertThat(Checkpoint.fromJson(FULL.toJson())).isEqualTo(FULL);
    }

    @Test
    void whatIsMissingOfHistoryStandsAtTheEnd() {
        Checkpoint within = new Checkpoint(
                new StreamPosition("17"),
                T0,
                List.of(),
                List.of(),
                List.of(new Period(T0, T0.plusSeconds(60)), new Period(T0.plusSeconds(90), T0.plusSeconds(3600))));

        assertThat(within.toJson())
                .endsWith(",\"acknowledgedBeyond\":[],\"history\":["
                        + "{\"from\":\"2026-03-01T10:00:00Z\",\"to\":\"2026-03-01T10:01:00Z\"},"
                        + "{\"from\":\"2026-03-01T10:01:30Z\",\"to\":\"2026-03-01T11:00:00Z\"}]}");
        assertThat(Checkpoint.fromJson(within.toJson())).isEqualTo(within);
    }

    @Test
    void aTimeThatIsNotKnownIsLeftOut() {
        Checkpoint small = new Checkpoint(new StreamPosition("0"), List.of());

        assertThat(small.toJson())
                .isEqualTo("{\"version\":1,\"position\":\"0\",\"recentEventIds\":[],\"acknowledgedBeyond\":[]}");
        assertThat(Checkpoint.fromJson(small.toJson())).isEqualTo(small);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\n\r\t\b\f\u001f",
                "\"\\/",
                "\u007f\u0080ä日\u2028\ufeff\uffff",
                "😀",
                "\ud800",
                "\udc00\ud800x"
            })
    void anyTextComesBackCharForChar(String text) {
        Checkpoint odd = new Checkpoint(new StreamPosition("p" + text), null, List.of(text, ""), List.of(text + text));

        assertThat(odd.toJson()).matches("[\\x20-\\x7f]*");
        assertThat(Checkpoint.fromJson(odd.toJson())).isEqualTo(odd);
    }

    @Test
    void randomTextComesBackCharForChar() {
        Seeds.forEach(500, random -> {
            Checkpoint any =
                    new Checkpoint(new StreamPosition("p" + text(random)), time(random), texts(random), texts(random));

            assertThat(any.toJson()).matches("[\\x20-\\x7f]*");
            assertThat(Checkpoint.fromJson(any.toJson())).isEqualTo(any);
        });
    }

    @Test
    void aTextOfAnyLengthComesBack() {
        String beyondJacksonsDefault = "7".repeat(20_000_001);
        Checkpoint huge = new Checkpoint(new StreamPosition(beyondJacksonsDefault), List.of());

        assertThat(Checkpoint.fromJson(huge.toJson()).equals(huge)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void everyTimeComesBack(Instant time) {
        Checkpoint timed = new Checkpoint(new StreamPosition("1"), time, List.of(), List.of());

        assertThat(Checkpoint.fromJson(timed.toJson())).isEqualTo(timed);
    }

    @Test
    void nowIsNotWritten() {
        Checkpoint now = new Checkpoint(new StreamPosition("now"), List.of());

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(now::toJson)
                .withMessageContaining("\"now\" is not written");
    }

    @Test
    void theOrderOfFieldsAndTheSpaceAroundThemMeanNothing() {
        String turned = """
                {
                  "acknowledgedBeyond" : [ "1c94d6d2" ],
                  "recentEventIds" : [ "f82c3ba0", "b9a2393a" ],
                  "readAt" : "2026-03-01T11:00:00+01:00",
                  "position" : "1152922976252290886",
                  "version" : 1
                }
                """;

        assertThat(Checkpoint.fromJson(turned)).isEqualTo(FULL);
    }

    @Test
    void allButVersionAndPositionMayBeMissing() {
        assertThat(Checkpoint.fromJson("{\"version\":1,\"position\":\"17\"}"))
                .isEqualTo(new Checkpoint(new StreamPosition("17"), List.of()));
    }

    @Test
    void unknownFieldsAreIgnoredWhateverTheyHold() {
        Seeds.forEach(200, random -> {
            String unknown = ",\"phase\":" + new RandomJson(random).value();
            StringBuilder json = new StringBuilder(FULL.toJson());
            json.insert(random.nextBoolean() ? json.length() - 1 : json.indexOf(",\"readAt\""), unknown);

            assertThat(Checkpoint.fromJson(json.toString())).isEqualTo(FULL);
        });
    }

    @Test
    void tenThousandIdsCostLittleMoreThanThemselves() {
        Checkpoint usual = new Checkpoint(
                new StreamPosition("1152922976252290886"),
                IntStream.range(0, 10_000)
                        .mapToObj(i -> String.format("%040x", i))
                        .toList());
        String text = usual.toJson();
        Checkpoint.fromJson(text);

        assertThat(allocatedBy(usual::toJson)).isLessThan(3L * text.length());
        assertThat(allocatedBy(() -> Checkpoint.fromJson(text))).isLessThan(4L * text.length());
    }

    /** Any 16 bits, half surrogate pairs among them. */
    private static String text(Random random) {
        return random.ints(random.nextInt(20), 0, 0x10000)
                .map(c -> random.nextBoolean() ? c : c & 0x7f)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
    }

    private static List<String> texts(Random random) {
        return IntStream.range(0, random.nextInt(5)).mapToObj(i -> text(random)).toList();
    }

    private static Instant time(Random random) {
        return random.nextInt(4) == 0 ? null : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
