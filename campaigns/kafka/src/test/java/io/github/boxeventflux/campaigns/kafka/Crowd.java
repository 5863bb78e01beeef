package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeAccount;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.util.List;
import java.util.stream.IntStream;

/** The users of a Box, each with a stream of changes. What happens to them stands in a ledger before it happens. */
final class Crowd {

    private static final int FIRST_USER = 20_001;

    private final FakeBox box;
    private final Ledger ledger;
    private final List<String> users;
    private int published;

    Crowd(FakeBox box, Ledger ledger, int users) {
        this.box = box;
        this.ledger = ledger;
        this.users = IntStream.range(FIRST_USER, FIRST_USER + users)
                .mapToObj(Integer::toString)
                .toList();
        this.users.forEach(box::account);
    }

    /** Their ids. */
    List<String> users() {
        return users;
    }

    /** Lets so many numbered events happen to a user. */
    synchronized void publish(String user, int events) {
        ledger.happened(user, published, events);
        account(user).publish(SampleEvents.numbered(published, events));
        published += events;
    }

    /** Lets so many numbered events happen to each user. */
    void publishToAll(int each) {
        users.forEach(user -> publish(user, each));
    }

    /** Where Box's stream of a user ends now. */
    String newestPosition(String user) {
        return box.account(user).newestPosition(StreamType.CHANGES);
    }

    /** How many events have happened to all of them. */
    synchronized int published() {
        return published;
    }

    /** Lets the user's next page begin with up to so many events that Box has told before. */
    void repeat(String user, int events) {
        account(user).inject(Call.READ_EVENTS, Fault.repeats(events));
    }

    /** As {@link #repeat(String, int)}, for everybody. */
    void repeatForAll(int events) {
        users.forEach(user -> repeat(user, events));
    }

    private FakeAccount account(String user) {
        return box.account(user).only(StreamType.CHANGES);
    }
}
