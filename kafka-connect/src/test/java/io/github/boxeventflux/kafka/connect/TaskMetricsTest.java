package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {

    @Test
    void aTaskReadsThoughTheOneBeforeIsNotGoneYet() {
        RecordedMetrics metrics = new RecordedMetrics();
        List<BoxStream> streams = List.of(new BoxStream("11", StreamType.CHANGES));
        new TaskMetrics(metrics, streams, 1);

        assertThatCode(() -> new TaskMetrics(metrics, streams, 1)).doesNotThrowAnyException();
    }
}
