package io.github.boxeventflux.test;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Streams for a test of a store. Each is new, so that it needs no empty storage and disturbs nobody. */
final class SampleKeys {

    /** What comes out as the same name, as a path, as a device or as a statement where a store is careless. */
    private static final List<String> ENDINGS = List.of(
            "",
            " ",
            ".",
            "..",
            "/",
            "\\",
            "/../up",
            ":all",
            "_all",
            "%2F",
            "%",
            "*",
            "?",
            "'; --",
            "\"",
            "`$(x)`",
            "|a",
            "A",
            "a",
            "ä",
            "a\u0308",
            "ß",
            "ss",
            "日本",
            "\ud83d\udce6",
            "\t",
            "\n",
            "\u202e",
            ".json",
            ".lock",
            "-".repeat(200));

    private SampleKeys() {}

    static StreamKey one() {
        return new StreamKey("contract-" + UUID.randomUUID(), StreamType.ALL);
    }

    /** All different. */
    static List<StreamKey> odd() {
        String name = one().name();
        return Stream.concat(
                        ENDINGS.stream().map(ending -> new StreamKey(name + ending, StreamType.ALL)),
                        Stream.of(StreamType.values()).map(type -> new StreamKey(name + " types", type)))
                .toList();
    }
}
