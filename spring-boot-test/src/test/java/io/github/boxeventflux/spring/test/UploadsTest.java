package io.github.boxeventflux.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** As an application's own test would be; its properties name a real Box. */
@SpringBootTest
@AutoConfigureFakeBox
class UploadsTest {

    @Autowired
    private FakeBox box;

    @Autowired
    private Uploads uploads;

    @Test
    void anUploadArrives() {
        Event upload = SampleEvents.upload("report.pdf");
        box.awaitHeldPolls(1, Duration.ofSeconds(10));
        box.publish(upload);

        await().untilAsserted(() -> assertThat(uploads.seen()).containsExactly(upload));
    }
}
