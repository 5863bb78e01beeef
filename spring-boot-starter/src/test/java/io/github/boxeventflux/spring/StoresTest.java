package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcCheckpointStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcLeaseStore;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Where checkpoints and leases are kept. */
class StoresTest {

    private final ApplicationContextRunner application =
            Contexts.bare().withPropertyValues("box.events.access-token=hush-hush");

    /** A database that nobody has connected to. */
    private record Database(String name) implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.error(new AssertionError("nobody was to connect"));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> name;
        }
    }

    private ApplicationContextRunner connectedTo(String database) {
        return application.withBean(ConnectionFactory.class, () -> new Database(database));
    }

    private static CheckpointStore store(ApplicationContext context) {
        return context.getBean(BoxEventStream.class).options().checkpointStore();
    }

    @Test
    void filesInTheUsersHomeWhenNothingElseIsThere() {
        Path home = Path.of(System.getProperty("user.home"), ".box-event-flux");
        application.run(
                context -> assertThat(store(context)).isEqualTo(CheckpointStore.file(home.resolve("application"))));
        application
                .withPropertyValues("spring.application.name=auditor")
                .run(context -> assertThat(store(context)).isEqualTo(CheckpointStore.file(home.resolve("auditor"))));
        assertThat(home.resolve("auditor")).doesNotExist();
    }

    @Test
    void postgresqlWhenTheApplicationIsConnectedToIt() {
        connectedTo("PostgreSQL").run(context -> {
            assertThat(store(context)).isInstanceOf(R2dbcCheckpointStore.class);
            assertThat(context).hasSingleBean(R2dbcLeaseStore.class);
        });
    }

    @Test
    void theConnectionMayBeAutoConfigured() {
        application
                .withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class))
                .withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://none@localhost/none")
                .run(context -> assertThat(store(context)).isInstanceOf(R2dbcCheckpointStore.class));
    }

    @Test
    void filesWhenThereIsNoClassForPostgresql() {
        connectedTo("PostgreSQL")
                .withClassLoader(new FilteredClassLoader(R2dbcCheckpointStore.class))
                .run(context -> assertThat(store(context)).asString().startsWith("CheckpointStore.file"));
    }

    @Test
    void filesWhenADirectoryIsNamed() {
        connectedTo("PostgreSQL")
                .withPropertyValues("box.events.checkpoint.directory=target/named")
                .run(context -> assertThat(store(context)).isEqualTo(CheckpointStore.file(Path.of("target/named"))));
    }

    @Test
    void anotherDatabaseIsRefused() {
        assertThat(Failures.of(connectedTo("MySQL")).getDescription())
                .isEqualTo(
                        "box.events.checkpoint.store: r2dbc with MySQL is not allowed; allowed is r2dbc with PostgreSQL,"
                                + " or file, in-memory or none");
        connectedTo("MySQL")
                .withPropertyValues("box.events.checkpoint.store=file")
                .run(context -> assertThat(store(context)).asString().startsWith("CheckpointStore.file"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnStores {

        @Bean
        CheckpointStore ownStore() {
            return CheckpointStore.inMemory();
        }

        @Bean
        LeaseStore ownLeases() {
            return LeaseStore.inMemory(Clock.systemUTC());
        }
    }

    @Test
    void theApplicationsOwnStoresWin() {
        connectedTo("PostgreSQL")
                .withUserConfiguration(OwnStores.class)
                .withPropertyValues("box.events.lease.enabled=true")
                .run(context -> {
                    BoxEventStream stream = context.getBean(BoxEventStream.class);
                    assertThat(store(context)).isSameAs(context.getBean("ownStore"));
                    assertThat(stream.options().lease().store()).isSameAs(context.getBean("ownLeases"));
                });
    }

    @Test
    void everyStreamCanHaveAStoreOfItsOwn() {
        connectedTo("PostgreSQL")
                .withPropertyValues(
                        "box.events.checkpoint.store=in-memory",
                        "box.events.streams.a.checkpoint.store=none",
                        "box.events.streams.b.checkpoint.store=r2dbc",
                        "box.events.streams.c.page-limit=1",
                        "box.events.streams.d.page-limit=1")
                .run(context -> {
                    BoxEventStreams streams = context.getBean(BoxEventStreams.class);
                    assertThat(streams.get("a").options().checkpointStore()).isNull();
                    assertThat(streams.get("b").options().checkpointStore()).isInstanceOf(R2dbcCheckpointStore.class);
                    assertThat(streams.get("c").options().checkpointStore())
                            .isNotNull()
                            .isSameAs(streams.get("d").options().checkpointStore());
                });
    }
}
