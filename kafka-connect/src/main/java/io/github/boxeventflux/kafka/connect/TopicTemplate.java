package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.event.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The name of a topic, in which parts can stand for what is an event's own. */
final class TopicTemplate {

    static final String STREAM_TYPE = "${stream_type}";
    static final String EVENT_TYPE = "${event_type}";
    static final String ACCOUNT = "${account}";
    static final String PLACEHOLDERS = STREAM_TYPE + ", " + EVENT_TYPE + " and " + ACCOUNT;

    private static final Pattern TOPIC_NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST = 249;

    private final String template;
    private final boolean byEventType;
    private final Map<String, String> topics = new HashMap<>();

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when it does not give the name of a topic
     */
    TopicTemplate(String template) {
        String filled =
                template.replace(STREAM_TYPE, "t").replace(EVENT_TYPE, "t").replace(ACCOUNT, "t");
        if (!isTopicName(filled)) {
            throw new IllegalArgumentException("not the name of a topic: " + template);
        }
        this.template = template;
        byEventType = template.contains(EVENT_TYPE);
    }

    static boolean isTopicName(String name) {
        return TOPIC_NAME.matcher(name).matches();
    }

    /** With what is a stream's own filled in. */
    TopicTemplate of(BoxStream stream) {
        return new TopicTemplate(
                template.replace(STREAM_TYPE, stream.streamType().value()).replace(ACCOUNT, named(stream.account())));
    }

    /** The topic of an event of that stream. */
    String topic(Event event) {
        // Box has some two hundred types; a name is put together once for each.
        return byEventType
                ? topics.computeIfAbsent(
                        event.eventType().value(), type -> cut(template.replace(EVENT_TYPE, named(type))))
                : template;
    }

    private static String named(String text) {
        return NOT_IN_A_NAME.matcher(text).replaceAll("_");
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
