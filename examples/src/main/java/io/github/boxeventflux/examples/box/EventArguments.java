package io.github.boxeventflux.examples.box;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.examples.terminal.Visible;
import io.github.boxeventflux.options.StreamOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which events are read, and for whom. */
public final class EventArguments {

    @Option(
            names = "--event-type",
            paramLabel = "NAME",
            split = ",",
            converter = EventTypeConverter.class,
            description =
                    "Only events of this type, such as ITEM_UPLOAD, which an enterprise's streams call UPLOAD. Can"
                            + " be given more than once, and as a list with commas; by default all.")
    private List<EventType> eventTypes = List.of();

    @Option(
            names = "--as-user",
            paramLabel = "ID",
            description = "Read for this user; by default for the token's own user.")
    private @Nullable String asUser;

    /** All types when there is none. */
    public List<EventType> eventTypes() {
        return eventTypes;
    }

    /** {@code null} for the token's own user. */
    public @Nullable String asUser() {
        return asUser;
    }

    /** Sets what was asked for, to be read from that Box. */
    public StreamOptions.Builder toOptions(Box box) {
        StreamOptions.Builder options = StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessToken(box.token())
                .eventTypes(eventTypes);
        return asUser == null ? options : options.asUser(asUser);
    }

    /** Box has types that nobody told the library of; but a slip of the pen would wait for ever. */
    public void warnOfUnknownTypes(PrintStream err) {
        for (EventType type : eventTypes) {
            if (!type.isKnown()) {
                err.println("No event type " + Visible.of(type.value()) + " is known here; asking for it anyway.");
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
