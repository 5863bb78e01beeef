package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What cannot work ends the start, and the message names the property, the value and what is allowed. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedPropertiesTest {

    private static FailureAnalysis with(String... properties) {
        return Failures.of(Contexts.withToken().withPropertyValues(properties));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    page-limit=501                  | page-limit: 501 is not allowed; allowed is 1 to 500
                    prefetch-pages=-1               | prefetch-pages: -1 is not allowed; allowed is 0 to 16
                    long-poll.max-wait=2h           | long-poll.max-wait: PT2H is not allowed; allowed is PT1S to PT1H
                    retry.first-backoff=1ms         | retry.first-backoff: PT0.001S is not allowed; allowed is PT0.01S to PT1M
                    limits.max-page-bytes=4GB       | limits.max-page-bytes: 2147483647 is not allowed; allowed is 1024 to 1073741824
                    start=2026-03-01T00:00:00Z      | start: since(2026-03-01T00:00:00Z) on ALL is not allowed; allowed is now(), earliest() or position(…)
                    trusted-hosts=https://a         | trusted-hosts: "https://a" is not allowed; allowed is a host name alone, such as events.example.com
                    api-url=http://box.example.com  | api-url: http://box.example.com is not allowed; allowed is an https address such as https://api.box.com/2.0; plain http would show the token to everybody on the way
                    process.concurrency=0           | process.concurrency: 0 is not allowed; allowed is 1 to 1000
                    process.retry.max-backoff=2h    | process.retry.max-backoff: PT2H is not allowed; allowed is PT0.01S to PT1H
                    """)
    void theRefusalNamesTheProperty(String property, String message) {
        assertThat(with("box.events." + property).getDescription()).isEqualTo("box.events." + message);
        assertThat(with("box.events.streams.audit." + property).getDescription())
                .isEqualTo("box.events.streams.audit." + message);
    }

    @Test
    void aDefaultThatIsWrongIsNamedWhereItStands() {
        assertThat(with("box.events.page-limit=501", "box.events.streams.audit.prefetch-pages=1")
                        .getDescription())
                .startsWith("box.events.page-limit: 501");
    }

    @Test
    void itIsSaidWhereThePropertyStands() {
        assertThat(with("box.events.page-limit=501").getAction())
                .startsWith("Correct box.events.page-limit in \"box.events.page-limit\" from property source \"test\"");
    }

    @Test
    void thatIsALineOfAFileToo() {
        FailureAnalysis analysis = Failures.of(Contexts.bare()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.name=refused"));

        assertThat(analysis.getDescription())
                .isEqualTo("box.events.streams.audit.page-limit: 5000 is not allowed; allowed is 1 to 500");
        assertThat(analysis.getAction())
                .isEqualTo("Correct box.events.streams.audit.page-limit in class path resource [refused.yaml] - 6:21.");
    }

    @Test
    void aLeaseTakesAStoreOfLeases() {
        assertThat(with("box.events.lease.enabled=true", "box.events.checkpoint.store=in-memory")
                        .getDescription())
                .startsWith(
                        "box.events.lease.enabled: true is not allowed; allowed is false as long as there is no LeaseStore");
    }

    @Test
    void r2dbcTakesAConnection() {
        assertThat(with("box.events.streams.audit.checkpoint.store=r2dbc").getDescription())
                .startsWith(
                        "box.events.streams.audit.checkpoint.store: r2dbc is not allowed; allowed is file, in-memory");
    }

    @Test
    void theBudgetIsNamedToo() {
        assertThat(with("box.events.request-budget=0").getDescription())
                .isEqualTo("box.events.request-budget: 0 is not allowed; allowed is 1 to 1000000");
    }

    @Test
    void withoutATokenItIsSaidWhereOneComesFrom() {
        FailureAnalysis analysis = Failures.of(Contexts.bare());

        assertThat(analysis.getDescription()).isEqualTo("There is no access token for the stream \"events\" of Box.");
        assertThat(analysis.getAction())
                .contains("box.events.access-token", "box.events.client-credentials", "AccessTokenProvider");
    }

    @Test
    void aTokenThatCannotBeSentIsNotShown() {
        assertThat(with("box.events.streams.audit.access-token=hush hush").getDescription())
                .startsWith("box.events.streams.audit.access-token: the token holds a character")
                .doesNotContain("hush");
    }

    @Test
    void anApplicationHasOneAccount() {
        assertThat(Failures.of(Contexts.bare()
                                .withPropertyValues(
                                        "box.events.client-credentials.client-id=audit",
                                        "box.events.client-credentials.client-secret=hush-hush"))
                        .getDescription())
                .isEqualTo("box.events.client-credentials.enterprise: is missing; set enterprise or user");
        assertThat(with("box.events.client-credentials.client-id=audit").getDescription())
                .startsWith("box.events.access-token: beside client-credentials it is not allowed");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(BoxEventsAutoConfiguration.class)
    static class Application {}

    @Test
    void anApplicationShowsItInPlaceOfAStackTrace(CapturedOutput output) {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run("--box.events.access-token=hush-hush", "--box.events.page-limit=501"));

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START", "box.events.page-limit: 501 is not allowed; allowed is 1 to 500")
                .doesNotContain("\tat ")
                .doesNotContain("hush");
    }
}
