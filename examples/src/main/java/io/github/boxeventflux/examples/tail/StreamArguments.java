package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
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

    @Option(
            names = "--event-type",
            paramLabel = "NAME",
            split = ",",
            converter = EventTypeConverter.class,
            description = "Only events of this type, such as ITEM_UPLOAD. Can be given more than once, and as a list"
                    + " with commas; by default all.")
    private List<EventType> eventTypes = List.of();

    @Option(
            names = "--as-user",
            paramLabel = "ID",
            description = "Read for this user; by default for the token's own user.")
    private @Nullable String asUser;

    /**
     * The options to read that Box with.
     *
     * @throws ParameterException with the library's own words, when they cannot work together
     */
    StreamOptions toOptions(Box box) {
        try {
            StreamOptions.Builder options = StreamOptions.builder()
                    .apiUrl(box.apiUrl())
                    .accessToken(box.token())
                    .streamType(streamType)
                    // Nothing outlives the program, but so it is known where to start again.
                    .name("tail")
                    .checkpointStore(CheckpointStore.inMemory())
                    .eventTypes(eventTypes);
            if (from != null) {
                options.startAt(from);
            }
            if (asUser != null) {
                options.asUser(asUser);
            }
            return options.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
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

    private static final class EventTypeConverter implements ITypeConverter<EventType> {
        @Override
        public EventType convert(String value) {
            try {
                return EventType.of(value.strip().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
