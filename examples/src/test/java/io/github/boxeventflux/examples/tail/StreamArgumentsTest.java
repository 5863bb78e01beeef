package io.github.boxeventflux.examples.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.examples.box.RealBox;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class StreamArgumentsTest {

    @Test
    void withoutArgumentsTheLibrarysDefaultsHold() {
        StreamOptions options = options();

        assertThat(options.apiUrl()).hasToString("https://api.box.com/2.0");
        assertThat(options.streamType()).isEqualTo(StreamType.ALL);
        assertThat(options.startAt()).isEqualTo(StartAt.now());
        assertThat(options.eventTypes()).isEmpty();
        assertThat(options.asUser()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void everyStreamHasANameInAnyCase(StreamType type) {
        assertThat(options("--stream-type", type.value()).streamType()).isEqualTo(type);
        assertThat(options("--stream-type", type.name()).streamType()).isEqualTo(type);
    }

    @Test
    void historyStartsWithTheOldest() {
        assertThat(options("--stream-type", "admin_logs").startAt()).isEqualTo(StartAt.earliest());
    }

    @ParameterizedTest
    @CsvSource({
        "now, now()",
        "earliest, earliest()",
        "0, earliest()",
        "1152922976252290886, position(1152922976252290886)"
    })
    void startsWhereOneSays(String from, String startAt) {
        assertThat(options("--from", from).startAt()).hasToString(startAt);
    }

    @Test
    void typesComeOneByOneOrAsAList() {
        assertThat(options("--event-type", "item_upload,ITEM_MOVE", "--event-type=NEW_TO_US")
                        .eventTypes())
                .containsExactly(EventType.ITEM_UPLOAD, EventType.ITEM_MOVE, EventType.of("NEW_TO_US"));
    }

    @Test
    void readsForAnotherUser() {
        assertThat(options("--as-user", "17").asUser()).isEqualTo("17");
    }

    private static StreamOptions options(String... arguments) {
        Arguments parsed = new Arguments();
        new CommandLine(parsed).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return parsed.stream.toOptions(new RealBox("a-token"));
    }

    @Command
    private static final class Arguments {
        @Mixin
        private final StreamArguments stream = new StreamArguments();
    }
}
