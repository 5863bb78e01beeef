package io.github.boxeventflux.test;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a {@link FakeBox} for tests with JUnit 5 or 6, hands it to each test that takes one as a parameter, and closes it
 * behind the test, also when that has failed. Then the failure shows the requests that the Box has received.
 *
 * <pre>{@code
 * @ExtendWith(FakeBoxExtension.class)
 * class UploadsTest {
 *
 *     @Test
 *     void anUploadArrives(FakeBox box) {
 *         box.publish(SampleEvents.upload("report.pdf"));
 *         // … read with box.options().build() …
 *     }
 * }
 * }</pre>
 *
 * <p>Registered so, and in a field that is not static, it starts a Box for each test; in a static field, one for all tests
 * of the class and of the classes nested in it:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeBoxExtension boxes = FakeBoxExtension.with(box -> box.realistic(7));
 * }</pre>
 *
 * <p>A Box that is shared keeps what was published and injected from test to test.
 */
public final class FakeBoxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final UnaryOperator<FakeBoxBuilder> settings;
    private final boolean ofField;
    private final Namespace namespace = Namespace.create(FakeBoxExtension.class, this);

    private volatile @Nullable FakeBox latest;

    /** For {@code @ExtendWith}: a Box with the default settings for each test. */
    public FakeBoxExtension() {
        this(UnaryOperator.identity(), false);
    }

    private FakeBoxExtension(UnaryOperator<FakeBoxBuilder> settings, boolean ofField) {
        this.settings = settings;
        this.ofField = ofField;
    }

    /**
     * For {@code @RegisterExtension}: Boxes with these settings.
     *
     * @param settings is called for each Box that is started
     */
    public static FakeBoxExtension with(UnaryOperator<FakeBoxBuilder> settings) {
        return new FakeBoxExtension(Objects.requireNonNull(settings, "settings"), true);
    }

    /**
     * The Box that was started last, for code that gets no parameters, such as a
     * {@code @DynamicPropertySource} of Spring.
     *
     * @throws IllegalStateException when none has been started yet
     */
    public FakeBox box() {
        FakeBox box = latest;
        if (box == null) {
            throw new IllegalStateException("There is no FakeBox yet: it starts before all tests for a static field, "
                    + "and else before each test.");
        }
        return box;
    }

    /** Called by JUnit. Of a static field alone it is called for the class; of {@code @ExtendWith} it says nothing. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (ofField) {
            startIfThereIsNone(context);
        }
    }

    /** Called by JUnit. */
    @Override
    public void beforeEach(ExtensionContext context) {
        startIfThereIsNone(context);
    }

    /** Called by JUnit. */
    @Override
    public void afterEach(ExtensionContext context) {
        FakeBox box = started(context);
        if (box != null) {
            context.getExecutionException().ifPresent(failure -> failure.addSuppressed(new ReceivedRequests(box)));
        }
        closeOwn(context);
    }

    /** Called by JUnit. */
    @Override
    public void afterAll(ExtensionContext context) {
        closeOwn(context);
    }

    /** Called by JUnit. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeBox.class;
    }

    /** Called by JUnit. */
    @Override
    public FakeBox resolveParameter(ParameterContext parameter, ExtensionContext context) {
        FakeBox box = started(context);
        if (box == null) {
            throw new ParameterResolutionException("There is no FakeBox yet: with one for each test, only @Test, "
                    + "@BeforeEach and @AfterEach methods can take it; register the extension in a static field.");
        }
        return box;
    }

    private void startIfThereIsNone(ExtensionContext context) {
        if (started(context) == null) {
            FakeBox box = settings.apply(FakeBox.builder()).start();
            store(context).put(FakeBox.class, box);
            latest = box;
        }
    }

    /** Also that of the class, or of the class around it. */
    private @Nullable FakeBox started(ExtensionContext context) {
        return store(context).get(FakeBox.class, FakeBox.class);
    }

    /** Not that of the class around it. */
    private void closeOwn(ExtensionContext context) {
        FakeBox own = store(context).remove(FakeBox.class, FakeBox.class);
        if (own != null) {
            own.close();
        }
    }

    private Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }
}
