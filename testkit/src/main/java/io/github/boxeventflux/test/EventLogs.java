package io.github.boxeventflux.test;

import io.github.boxeventflux.stream.StreamType;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Begins the log of a stream. */
final class EventLogs implements Function<StreamType, EventLog> {

    /** Between the positions of two streams where an {@link Enterprise} lives: more than one of them ever has. */
    private static final long FAR = 1_000_000_000_000_000L;

    private final Settings settings;
    private final BoxClock clock;
    private final Positions positions;
    private final UnaryOperator<String> served;

    /** @param served what is sent for an event's JSON */
    EventLogs(Settings settings, BoxClock clock, UnaryOperator<String> served) {
        this.settings = settings;
        this.clock = clock;
        this.positions = new Positions(settings.positionsAsText());
        this.served = served;
    }

    @Override
    public EventLog apply(StreamType type) {
        StreamRules rules = settings.rulesOf(type);
        Enterprise enterprise = settings.enterprise();
        if (enterprise == null || !type.isEnterprise()) {
            return new PublishedLog(rules, clock, positions);
        }
        long firstPosition = Positions.FIRST + (type == StreamType.ADMIN_LOGS ? FAR : 2 * FAR);
        return new EnterpriseLog(enterprise, rules, clock, positions, firstPosition, served);
    }
}
