package io.github.boxeventflux.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.support.Seeds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "audit, ALL, all.audit",
        "audit_EU-2, ADMIN_LOGS_STREAMING, admin_logs_streaming.audit_EU-2",
        "con, SYNC, sync.con",
        "'', ALL, all.",
        "., ALL, all.%2E",
        "../x, ALL, all.%2E%2E%2Fx",
        "a b, ALL, all.a%20b",
        "a%20b, ALL, all.a%2520b",
        "Prüfung, ALL, all.Pr%u00FCfung",
        "😀, ALL, all.%uD83D%uDE00"
    })
    void aNameCanBeReadAndIsSafe(String name, StreamType type, String fileName) {
        assertThat(FileNames.of(new StreamKey(name, type))).isEqualTo(fileName);
    }

    @Test
    void aLongNameIsCutAndStillItsOwn() {
        String name = "a".repeat(100);

        assertThat(of(name)).isEqualTo("all." + name);
        assertThat(of(name + "b")).matches("all\\.a{64}~[0-9a-f]{32}").isEqualTo(of(name + "b"));
        assertThat(of(name + "c")).matches("all\\.a{64}~[0-9a-f]{32}").isNotEqualTo(of(name + "b"));
        assertThat(of("😀".repeat(1_000_000))).hasSizeLessThan(120);
    }

    @Test
    void noTwoNamesShareAFileAndEveryFileSystemTakesThem() {
        Map<String, String> names = new HashMap<>();
        Seeds.forEach(20_000, random -> {
            StringBuilder name = new StringBuilder();
            random.ints(random.nextInt(random.nextInt(50) == 0 ? 300 : 6), 0, 0x10000)
                    .map(c -> random.nextBoolean() ? c : "aA.%/~u2F".charAt(c % 9))
                    .forEach(c -> name.append((char) c));
            String fileName = of(name.toString());

            assertThat(fileName).matches("all\\.[A-Za-z0-9%_~-]{0,100}");
            assertThat(names.put(fileName, name.toString())).isIn(null, name.toString());
        });
    }

    private static String of(String name) {
        return FileNames.of(new StreamKey(name, StreamType.ALL));
    }
}
