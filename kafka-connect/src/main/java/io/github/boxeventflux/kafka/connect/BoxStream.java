package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.stream.StreamType;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * One stream of one account: what Connect calls a source partition.
 *
 * @param account the id of the user or of the enterprise; {@link #OWN_USER} or {@link #OWN_ENTERPRISE} where the token says
 *     which
 * @param streamType which of its streams
 */
record BoxStream(String account, StreamType streamType) {

    static final String OWN_USER = "me";
    static final String OWN_ENTERPRISE = "enterprise";

    private static final String ACCOUNT = "account";
    private static final String STREAM_TYPE = "stream_type";

    /**
     * Reads {@link #toPartition()} back.
     *
     * @throws ConnectException when it is something else
     */
    static BoxStream ofPartition(Map<String, ?> partition) {
        if (partition.size() == 2
                && partition.get(ACCOUNT) instanceof String account
                && !account.isBlank()
                && partition.get(STREAM_TYPE) instanceof String word
                && Choice.words(StreamType.class).contains(word)) {
            return new BoxStream(account, Choice.of(StreamType.class, word));
        }
        throw new ConnectException("partition: " + partition + " is not allowed; allowed is {\"" + ACCOUNT
                + "\": a user's id, \"me\" or an enterprise, \"" + STREAM_TYPE + "\": one of "
                + Choice.words(StreamType.class) + "}");
    }

    /**
     * As Connect keeps it beside the offset: as bytes, in the order of this map. It is the one into which Connect brings what
     * people alter, and the same in every process; that of {@link Map#of} is not.
     */
    Map<String, String> toPartition() {
        Map<String, String> partition = new HashMap<>();
        partition.put(ACCOUNT, account);
        partition.put(STREAM_TYPE, streamType.value());
        return partition;
    }

    /** Which stream, in one word. */
    String key() {
        return account + "/" + streamType.value();
    }
}
