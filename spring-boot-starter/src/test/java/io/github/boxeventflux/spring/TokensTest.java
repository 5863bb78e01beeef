package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** With whose token the streams are read. */
class TokensTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String[] APPLICATION = {
        "box.events.client-credentials.client-id=audit",
        "box.events.client-credentials.client-secret=hush-hush",
        "box.events.client-credentials.enterprise=4711",
        "box.events.checkpoint.store=none"
    };

    @Test
    void aTokenOfAllIsABeanAndGoesToEachStream() {
        Contexts.withToken()
                .withPropertyValues("box.events.streams.one.as-user=1", "box.events.streams.two.as-user=2")
                .run(context -> {
                    AccessTokenProvider tokens = context.getBean(AccessTokenProvider.class);
                    assertThat(context.getBean(BoxEventStreams.class).all())
                            .hasSize(2)
                            .allSatisfy(stream -> assertThat(stream.options().accessTokenProvider())
                                    .isSameAs(tokens));
                });
    }

    @Test
    void streamsOfOneApplicationAndAccountShareOneProvider() {
        Contexts.bare()
                .withPropertyValues(APPLICATION)
                .withPropertyValues(
                        "box.events.streams.one.as-user=1",
                        "box.events.streams.two.client-credentials.client-id=audit",
                        "box.events.streams.two.client-credentials.client-secret=hush-hush",
                        "box.events.streams.two.client-credentials.enterprise=4711",
                        "box.events.streams.three.client-credentials.client-id=audit",
                        "box.events.streams.three.client-credentials.client-secret=hush-hush",
                        "box.events.streams.three.client-credentials.user=31")
                .run(context -> {
                    BoxEventStreams streams = context.getBean(BoxEventStreams.class);
                    AccessTokenProvider tokens = streams.get("one").options().accessTokenProvider();
                    assertThat(streams.get("two").options().accessTokenProvider())
                            .isSameAs(tokens);
                    assertThat(streams.get("three").options().accessTokenProvider())
                            .isNotSameAs(tokens);
                });
    }

    @Test
    void anApplicationGetsItsTokenFromBox() {
        try (FakeBox box = FakeBox.builder().application("audit", "hush-hush").start()) {
            Event upload = SampleEvents.upload("report.pdf");
            Contexts.bare()
                    .withPropertyValues(APPLICATION)
                    .withPropertyValues(
                            "box.events.api-url=" + box.apiUrl(),
                            "box.events.client-credentials.token-url=" + box.tokenUrl())
                    .run(context -> context.getBean(BoxEventStream.class)
                            .events()
                            .as(StepVerifier::create)
                            .then(() -> box.awaitHeldPolls(1, SOON))
                            .then(() -> box.publish(upload))
                            .expectNext(upload)
                            .thenCancel()
                            .verify(SOON));
            assertThat(box.count(Call.ISSUE_TOKEN)).isEqualTo(1);
        }
    }

    @Test
    void noSecretIsShown() {
        BoxEventStreamProperties.ClientCredentials application =
                new BoxEventStreamProperties.ClientCredentials("audit", "hush-hush", "4711", null, URI.create("a:b"));
        assertThat(application.toString()).contains("audit").doesNotContain("hush");
        Contexts.withToken()
                .run(context -> assertThat(
                                context.getBean(BoxEventStreamProperties.class).toString())
                        .doesNotContain("hush"));
    }
}
