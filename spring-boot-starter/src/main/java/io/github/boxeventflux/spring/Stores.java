package io.github.boxeventflux.spring;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.spring.BoxEventStreamProperties.Checkpoint.Store;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;

/** The stores that there are, by what properties call them. */
final class Stores {

    /** The bean that is there when R2DBC is and the application has no store of its own. */
    static final String R2DBC = "boxEventsR2dbcCheckpointStore";

    private final BeanFactory beans;
    private final Environment environment;
    private final CheckpointStore inMemory = CheckpointStore.inMemory();

    Stores(BeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    /**
     * Where checkpoints are kept.
     *
     * @param store {@code null} for files where there is a directory, else for the bean, and where there is none for files
     * @param directory {@code null} for the default
     */
    @Nullable
    CheckpointStore checkpointStore(@Nullable Store store, @Nullable Path directory) {
        if (store == null) {
            CheckpointStore bean = beans.getBeanProvider(CheckpointStore.class).getIfAvailable();
            return bean == null || directory != null ? files(directory) : bean;
        }
        return switch (store) {
            case FILE -> files(directory);
            case R2DBC -> r2dbc();
            case IN_MEMORY -> inMemory;
            case NONE -> null;
        };
    }

    LeaseStore leaseStore() {
        LeaseStore bean = beans.getBeanProvider(LeaseStore.class).getIfAvailable();
        if (bean == null) {
            throw new IllegalArgumentException(
                    "lease.enabled: true is not allowed; allowed is false as long as there is no"
                            + " LeaseStore bean, which box-event-flux-checkpoint-r2dbc and a ConnectionFactory bean bring");
        }
        return bean;
    }

    private CheckpointStore files(@Nullable Path directory) {
        return CheckpointStore.file(directory == null ? defaultDirectory() : directory);
    }

    /** Where the next start of the same application by the same user finds it again, wherever it is started from. */
    private Path defaultDirectory() {
        String application = environment.getProperty("spring.application.name", "application");
        return Path.of(System.getProperty("user.home"), ".box-event-flux", application);
    }

    private CheckpointStore r2dbc() {
        if (!beans.containsBean(R2DBC)) {
            throw new IllegalArgumentException(
                    "checkpoint.store: r2dbc is not allowed; allowed is file, in-memory or none as"
                            + " long as there are not box-event-flux-checkpoint-r2dbc, a single ConnectionFactory bean, and no"
                            + " CheckpointStore bean of the application");
        }
        return beans.getBean(R2DBC, CheckpointStore.class);
    }
}
