package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.FailurePolicy;
import io.github.boxeventflux.reactor.ProcessOptions;
import io.github.boxeventflux.reactor.StreamHealth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** What beans there are, and when they back off. */
class BoxEventsAutoConfigurationTest {

    private static BoxEventStream stream(ApplicationContext context) {
        return context.getBean(BoxEventStream.class);
    }

    @Test
    void oneTokenIsEnoughForOneStream() {
        Contexts.withToken().run(context -> {
            assertThat(context).hasSingleBean(BoxEventClient.class).hasSingleBean(StreamHealth.class);
            assertThat(context.getBean(BoxEventStreams.class).names()).containsExactly("events");
            assertThat(stream(context).name()).isEqualTo("events");
            assertThat(context.getBeanNamesForType(Flux.class)).containsExactly("boxEvents");
        });
    }

    @Test
    void itIsTheSameInAReactiveWebApplication() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BoxEventsAutoConfiguration.class))
                .withPropertyValues("box.events.access-token=hush-hush", "box.events.checkpoint.store=none")
                .run(context -> assertThat(context).hasSingleBean(BoxEventStream.class));
    }

    @Test
    void nothingIsThereWhenItIsNotEnabled() {
        Contexts.bare()
                .withPropertyValues("box.events.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(BoxEventStreams.class)
                        .doesNotHaveBean(BoxEventClient.class));
    }

    @Test
    void theOnlyStreamIsCalledAsThePropertySays() {
        Contexts.withToken().withPropertyValues("box.events.name=audit").run(context -> {
            assertThat(stream(context).name()).isEqualTo("audit");
            assertThat(stream(context).options().name()).isEqualTo("audit");
        });
    }

    @Test
    void aSingleNamedStreamIsTheOnlyOne() {
        Contexts.withToken()
                .withPropertyValues("box.events.streams.audit.page-limit=7")
                .run(context -> {
                    assertThat(stream(context).name()).isEqualTo("audit");
                    assertThat(stream(context).options().pageLimit()).isEqualTo(7);
                });
    }

    @Test
    void severalStreamsAreFoundByName() {
        Contexts.withToken()
                .withPropertyValues(
                        "box.events.page-limit=7",
                        "box.events.streams.audit.stream-type=admin-logs-streaming",
                        "box.events.streams.files.page-limit=8")
                .run(context -> {
                    BoxEventStreams streams = context.getBean(BoxEventStreams.class);
                    assertThat(context).doesNotHaveBean(BoxEventStream.class).doesNotHaveBean(Flux.class);
                    assertThat(streams.names()).containsExactly("audit", "files");
                    assertThat(streams.get("audit").options().pageLimit()).isEqualTo(7);
                    assertThat(streams.get("files").options().pageLimit()).isEqualTo(8);
                    assertThat(catchThrowableOf(() -> streams.get("others")))
                            .isInstanceOf(NoSuchElementException.class)
                            .hasMessage("There is no stream others; there are [audit, files]");
                });
    }

    private static Throwable catchThrowableOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call);
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBeans {

        @Bean
        BoxEventClient ownClient() {
            return BoxEventClient.builder().build();
        }

        @Bean
        StreamHealth ownHealth() {
            return StreamHealth.create();
        }

        @Bean
        AccessTokenProvider ownTokens() {
            return refused -> new CompletableFuture<>();
        }

        @Bean
        FailurePolicy ownPolicy() {
            return FailurePolicy.deadLetter((event, error) -> Flux.empty());
        }
    }

    @Test
    void theApplicationsOwnBeansAreTaken() {
        Contexts.withToken().withUserConfiguration(OwnBeans.class).run(context -> {
            assertThat(context).getBeanNames(BoxEventClient.class).containsExactly("ownClient");
            assertThat(context).getBeanNames(StreamHealth.class).containsExactly("ownHealth");
            assertThat(context).getBeanNames(AccessTokenProvider.class).containsExactly("ownTokens");
            assertThat(stream(context).options().accessTokenProvider())
                    .isSameAs(context.getBean(AccessTokenProvider.class));
            assertThat(stream(context).processOptions().onFailure()).isSameAs(context.getBean(FailurePolicy.class));
        });
    }

    @Test
    void aStreamsOwnTokenWinsOverTheApplicationsProvider() {
        Contexts.withToken()
                .withUserConfiguration(OwnBeans.class)
                .withPropertyValues("box.events.streams.audit.access-token=hush-hush-audit")
                .run(context -> assertThat(stream(context).options().accessTokenProvider())
                        .isEqualTo(AccessTokenProvider.fixed("hush-hush-audit")));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnStream {

        @Bean
        BoxEventStream ownStream(BoxEventClient client) {
            StreamOptions options =
                    StreamOptions.builder().accessToken("hush-hush").name("own").build();
            return BoxEventStream.of(client, options, ProcessOptions.defaults());
        }

        @Bean
        Flux<Event> ownEvents() {
            return Flux.empty();
        }
    }

    @Test
    void theApplicationsOwnStreamAndFluxAreTaken() {
        Contexts.withToken().withUserConfiguration(OwnStream.class).run(context -> {
            assertThat(stream(context).name()).isEqualTo("own");
            assertThat(context).getBeanNames(Flux.class).containsExactly("ownEvents");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnStreams {

        @Bean
        BoxEventStreams ownStreams(BoxEventClient client) {
            StreamOptions options =
                    StreamOptions.builder().accessToken("hush-hush").name("own").build();
            return BoxEventStreams.of(List.of(BoxEventStream.of(client, options, ProcessOptions.defaults())));
        }
    }

    @Test
    void whoMakesTheStreamsMakesThemAll() {
        Contexts.bare()
                .withUserConfiguration(OwnStreams.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(BoxEventStreams.class)
                        .doesNotHaveBean(BoxEventStream.class)
                        .doesNotHaveBean(Flux.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherFlux {

        @Bean
        Flux<String> words() {
            return Flux.just("a");
        }
    }

    @Test
    void aFluxOfSomethingElseIsNotInTheWay() {
        Contexts.withToken()
                .withUserConfiguration(OtherFlux.class)
                .run(context ->
                        assertThat(context).getBeanNames(Flux.class).containsExactlyInAnyOrder("words", "boxEvents"));
    }

    @Test
    void customizersHaveTheLastWord() {
        Contexts.withToken()
                .withPropertyValues("box.events.page-limit=7")
                .withBean(StreamOptionsCustomizer.class, () -> (name, options) -> options.pageLimit(name.length()))
                .run(context ->
                        assertThat(stream(context).options().pageLimit()).isEqualTo("events".length()));
    }
}
