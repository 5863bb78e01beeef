package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.examples.box.Box;
import io.github.boxeventflux.examples.box.EventArguments;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which stream is read, and from where: arguments on one side, {@link StreamOptions} on the other. */
final class StreamArguments {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--stream-type",
            paramLabel = "TYPE",
            description = "${COMPLETION-CANDIDATES}, in upper or lower case; by default ${DEFAULT-VALUE}.")
    private StreamType streamType = StreamType.ALL;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            converter = StartAtConverter.class,
            description = "now, earliest (or 0), or a position that was printed; by default now, for ADMIN_LOGS"
                    + " earliest.")
    private @Nullable StartAt from;

    @Mixin
    private final EventArguments events = new EventArguments();

    /**
     * The options to read that Box with.
     *
     * @throws ParameterException with the library's own words, when they cannot work together
     */
    StreamOptions toOptions(Box box) {
        try {
            StreamOptions.Builder options = events.toOptions(box)
                    .streamType(streamType)
                    // Nothing outlives the program, but so it is known where to start again.
                    .name("tail")
                    .checkpointStore(CheckpointStore.inMemory());
            if (from != null) {
                options.startAt(from);
            }
            return options.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Warns of types that may be misspelt. */
    void warnOfUnknownTypes(PrintStream err) {
        events.warnOfUnknownTypes(err);
    }

    private static final class StartAtConverter implements ITypeConverter<StartAt> {
        @Override
        public StartAt convert(String value) {
            try {
                return value.equalsIgnoreCase("earliest") ? StartAt.earliest() : StartAt.position(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
