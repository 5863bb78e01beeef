package io.github.boxeventflux.test;

import io.github.boxeventflux.stream.StreamType;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The token's owner, the other users that a test has named, and the enterprise they belong to. */
final class Accounts {

    private static final String OWNER = "";

    private final Map<StreamType, EventLog> enterprise;
    private final Map<String, FakeAccount> users = new ConcurrentHashMap<>();
    private final Map<String, FakeAccount> onChannels = new ConcurrentHashMap<>();
    private final AtomicInteger channels = new AtomicInteger();
    private final Function<StreamType, EventLog> newLog;
    private final Function<String, StoredEvent> stored;
    private final HeldPolls polls;
    private final FaultScript script;

    Accounts(
            Function<StreamType, EventLog> newLog,
            Function<String, StoredEvent> stored,
            HeldPolls polls,
            FaultScript script) {
        this.newLog = newLog;
        this.stored = stored;
        this.polls = polls;
        this.script = script;
        this.enterprise = logs(true);
    }

    FakeAccount owner() {
        return user(OWNER);
    }

    FakeAccount user(String userId) {
        return users.computeIfAbsent(userId, id -> create());
    }

    /** Whom a request acts for: a user that no test has named has the owner's events. */
    FakeAccount of(@Nullable String asUser) {
        FakeAccount named = asUser == null ? null : users.get(asUser);
        return named == null ? owner() : named;
    }

    Optional<FakeAccount> onChannel(@Nullable String channel) {
        return Optional.ofNullable(channel).map(onChannels::get);
    }

    Collection<EventLog> logs(StreamType streamType) {
        return users.values().stream()
                .map(account -> account.log(streamType))
                .distinct()
                .toList();
    }

    private FakeAccount create() {
        Map<StreamType, EventLog> logs = logs(false);
        logs.putAll(enterprise);
        String channel = "%020x".formatted(0x5fcb_9d27_3aL * (channels.incrementAndGet() + 0x1_0000_0000L));
        FakeAccount account = new FakeAccount(channel, logs, stored, polls, script);
        onChannels.put(channel, account);
        return account;
    }

    private Map<StreamType, EventLog> logs(boolean ofEnterprise) {
        Map<StreamType, EventLog> logs = new EnumMap<>(StreamType.class);
        Arrays.stream(StreamType.values())
                .filter(type -> type.isEnterprise() == ofEnterprise)
                .forEach(type -> logs.put(type, newLog.apply(type)));
        return logs;
    }
}
