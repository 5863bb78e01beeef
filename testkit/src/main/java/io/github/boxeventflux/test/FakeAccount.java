package io.github.boxeventflux.test;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A user of a {@link FakeBox}, with the three streams of a user. The two streams of the enterprise are shared by all
 * users. Safe to use from several threads.
 */
public final class FakeAccount {

    private final String channel;
    private final Map<StreamType, EventLog> logs;
    private final Set<StreamType> targets;
    private final Function<String, StoredEvent> stored;
    private final HeldPolls polls;
    private final FaultScript script;

    FakeAccount(
            String channel,
            Map<StreamType, EventLog> logs,
            Function<String, StoredEvent> stored,
            HeldPolls polls,
            FaultScript script) {
        this(channel, logs, publishable(logs), stored, polls, script);
    }

    private FakeAccount(
            String channel,
            Map<StreamType, EventLog> logs,
            Set<StreamType> targets,
            Function<String, StoredEvent> stored,
            HeldPolls polls,
            FaultScript script) {
        this.channel = channel;
        this.logs = new EnumMap<>(logs);
        this.targets = targets;
        this.stored = stored;
        this.polls = polls;
        this.script = script;
    }

    /**
     * The same user, but what is published here reaches only these streams. The default is all five, without those that
     * an {@link Enterprise} lives on.
     *
     * @throws IllegalArgumentException for a stream that an enterprise lives on
     */
    public FakeAccount only(StreamType first, StreamType... more) {
        EnumSet<StreamType> these = EnumSet.of(first, more);
        Set<StreamType> allowed = publishable(logs);
        if (!allowed.containsAll(these)) {
            throw new IllegalArgumentException("only: " + these + " is not allowed; allowed are " + allowed);
        }
        return new FakeAccount(channel, logs, these, stored, polls, script);
    }

    /** Lets these events happen, in this order, and answers the polls that wait for them. */
    public void publish(Event... events) {
        publish(Arrays.stream(events).map(Event::json));
    }

    /**
     * Lets events happen that are given as JSON, in this order, and answers the polls that wait for them. They are
     * served character for character, so anything that is JSON is allowed, {@code null} included.
     *
     * @throws IllegalArgumentException when a text is not exactly one JSON value; then none of them happens
     */
    public void publish(String... json) {
        publish(Arrays.stream(json));
    }

    /**
     * Lets the next requests of a call for this user meet these faults, one each, before those that
     * {@link FakeBox#inject} has for anybody.
     */
    public void inject(Call call, Fault... faults) {
        script.add(channel, call, List.of(faults));
    }

    /** The newest position of one of the user's streams, as text: what a read from {@code now} would answer. */
    public String newestPosition(StreamType streamType) {
        return log(streamType).newest();
    }

    EventLog log(StreamType streamType) {
        return Objects.requireNonNull(logs.get(streamType));
    }

    String channel() {
        return channel;
    }

    private void publish(Stream<String> json) {
        List<StoredEvent> events = json.map(stored).toList();
        List<EventLog> reached = new ArrayList<>();
        for (StreamType target : targets) {
            if (log(target) instanceof PublishedLog log) {
                events.forEach(log::append);
                reached.add(log);
            }
        }
        polls.published(reached);
    }

    private static Set<StreamType> publishable(Map<StreamType, EventLog> logs) {
        EnumSet<StreamType> publishable = EnumSet.allOf(StreamType.class);
        publishable.removeIf(type -> !(logs.get(type) instanceof PublishedLog));
        return publishable;
    }
}
