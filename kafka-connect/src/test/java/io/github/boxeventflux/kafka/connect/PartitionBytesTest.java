package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connect finds an offset by the bytes of its partition, which follow from the order of a map. */
class PartitionBytesTest {

    private final JsonConverter json = new JsonConverter();

    @BeforeEach
    void asWorkersWriteOffsets() {
        json.configure(Map.of("schemas.enable", false), true);
    }

    @Test
    void areTheSameInEveryProcess() {
        assertThat(bytes(new BoxStream("12345", StreamType.CHANGES).toPartition()))
                .isEqualTo("{\"stream_type\":\"changes\",\"account\":\"12345\"}");
    }

    @Test
    void areThoseOfWhatPeopleAlterInWhateverOrder() {
        Map<String, String> altered = new LinkedHashMap<>();
        altered.put("stream_type", "changes");
        altered.put("account", "12345");

        Object read = json.toConnectData("", bytes(altered).getBytes(StandardCharsets.UTF_8))
                .value();

        assertThat(bytes(read)).isEqualTo(bytes(new BoxStream("12345", StreamType.CHANGES).toPartition()));
    }

    private String bytes(Object partition) {
        return new String(json.fromConnectData("", null, partition), StandardCharsets.UTF_8);
    }
}
