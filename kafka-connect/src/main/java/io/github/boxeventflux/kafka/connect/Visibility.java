package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef.Recommender;

/** Tells a form which words a setting can have, and with which streams it has a meaning. */
record Visibility(List<Object> words, Predicate<StreamType> streams) implements Recommender {

    static final Recommender USER_STREAMS = new Visibility(List.of(), type -> !type.isEnterprise());
    static final Recommender ENTERPRISE_STREAMS = new Visibility(List.of(), StreamType::isEnterprise);
    static final Recommender HISTORY = new Visibility(List.of(), type -> type == StreamType.ADMIN_LOGS);

    static <E extends Enum<E>> Recommender choice(Class<E> type) {
        return new Visibility(List.copyOf(Choice.words(type)), any -> true);
    }

    static <E extends Enum<E>> Recommender userChoice(Class<E> type) {
        return new Visibility(List.copyOf(Choice.words(type)), any -> !any.isEnterprise());
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsed) {
        return words;
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsed) {
        Object word = parsed.get(Setting.STREAM_TYPE);
        return word == null
                || !Choice.words(StreamType.class).contains(word)
                || streams.test(Choice.of(StreamType.class, word.toString()));
    }
}
