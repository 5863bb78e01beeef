package io.github.boxeventflux.test;

import io.github.boxeventflux.stream.StreamType;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The token's owner, the other users that a test has named, and the enterprise they belong to. */
final class Accounts {

    private static final String OWNER = "";

    private final Map<StreamType, EventLog> enterprise;
    private final Map<String, FakeAccount> users = new ConcurrentHashMap<>();
    private final Function<StreamType, EventLog> newLog;
    private final Function<String, StoredEvent> stored;
    private final HeldPolls polls;

    Accounts(Function<StreamType, EventLog> newLog, Function<String, StoredEvent> stored, HeldPolls polls) {
        this.newLog = newLog;
        this.stored = stored;
        this.polls = polls;
        this.enterprise = logs(true);
    }

    FakeAccount owner() {
        return user(OWNER);
    }

    FakeAccount user(String userId) {
        return users.computeIfAbsent(userId, this::create);
    }

    /** Whom a request acts for: a user that no test has named has the owner's events. */
    FakeAccount of(@Nullable String asUser) {
        FakeAccount named = asUser == null ? null : users.get(asUser);
        return named == null ? owner() : named;
    }

    Optional<FakeAccount> onChannel(@Nullable String channel) {
        return users.values().stream()
                .filter(account -> account.channel().equals(channel))
                .findAny();
    }

    Collection<EventLog> logs(StreamType streamType) {
        return users.values().stream()
                .map(account -> account.log(streamType))
                .distinct()
                .toList();
    }

    private FakeAccount create(String userId) {
        Map<StreamType, EventLog> logs = logs(false);
        logs.putAll(enterprise);
        String channel = "%020x".formatted(0x5fcb_9d27_3aL * (userId.hashCode() + 0x1_0000_0001L));
        return new FakeAccount(channel, logs, stored, polls);
    }

    private Map<StreamType, EventLog> logs(boolean ofEnterprise) {
        Map<StreamType, EventLog> logs = new EnumMap<>(StreamType.class);
        Arrays.stream(StreamType.values())
                .filter(type -> type.isEnterprise() == ofEnterprise)
                .forEach(type -> logs.put(type, newLog.apply(type)));
        return logs;
    }
}
