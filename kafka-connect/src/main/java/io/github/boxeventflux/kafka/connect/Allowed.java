package io.github.boxeventflux.kafka.connect;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** What can be told of a value by looking at it alone. Nothing, and nothing but spaces, is always allowed. */
final class Allowed {

    static final String NOW = "now";
    static final String EARLIEST = "earliest";

    private static final String A_MOMENT = "a moment such as 2026-01-31T00:00:00Z";

    static final Validator MOMENT = text(A_MOMENT, Allowed::moment);

    static final Validator START = text(NOW + ", " + EARLIEST + " or " + A_MOMENT, value -> {
        if (!value.equals(NOW) && !value.equals(EARLIEST)) {
            moment(value);
        }
    });

    static final Validator ADDRESS = text("an address such as https://api.box.com/2.0", value -> {
        try {
            refuseUnless(new URI(value).isAbsolute());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    });

    static final Validator TOPIC_NAME = text(
            "up to 249 letters, digits, '.', '_' and '-'", value -> refuseUnless(TopicTemplate.isTopicName(value)));

    static final Validator TOPIC = text(
            "a topic's name, in which " + TopicTemplate.PLACEHOLDERS + " can stand for what is the event's own",
            TopicTemplate::new);

    static final Validator USER_IDS = list("user ids of letters and digits, each once", Allowed::userIds);

    static final Validator NAMES =
            list("names without spaces", values -> values.forEach(value -> refuseUnless(value.matches("\\S+"))));

    private Allowed() {}

    static Validator nothingOr(Range range) {
        return LambdaValidator.with(
                (name, value) -> {
                    if (value != null) {
                        range.ensureValid(name, value);
                    }
                },
                range::toString);
    }

    /** With whatever offset. */
    static Instant moment(String value) {
        return OffsetDateTime.parse(value).toInstant();
    }

    private static void userIds(List<String> values) {
        Set<String> seen = new HashSet<>();
        values.forEach(value -> refuseUnless(value.matches("[A-Za-z0-9]+") && seen.add(value)));
    }

    private static void refuseUnless(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }

    private static Validator text(String allowed, Consumer<String> check) {
        return validator(allowed, value -> {
            String text = value.toString().strip();
            if (!text.isEmpty()) {
                check.accept(text);
            }
        });
    }

    private static Validator list(String allowed, Consumer<List<String>> check) {
        return validator(
                allowed,
                value -> check.accept(
                        ((List<?>) value).stream().map(Object::toString).toList()));
    }

    private static Validator validator(String allowed, Consumer<Object> check) {
        return LambdaValidator.with(
                (name, value) -> {
                    try {
                        if (value != null) {
                            check.accept(value);
                        }
                    } catch (IllegalArgumentException | DateTimeException e) {
                        throw new ConfigException(name, value, "allowed: " + allowed);
                    }
                },
                () -> allowed);
    }
}
