package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Many users of a {@link FakeBox}. Of each hundred, some are refused what the others may read. */
final class Crowd {

    private static final String BAD_TOKEN = "revoked";
    private static final int MOST_EVENTS = 3;

    /** What becomes of a user's stream. */
    enum Fate {
        FORBIDDEN,
        UNAUTHORIZED,
        FORBIDDEN_LATER,
        READS
    }

    private final FakeBox box;
    private final int size;

    Crowd(FakeBox box, int size) {
        this.box = box;
        this.size = size;
        box.revokeToken(BAD_TOKEN);
        of(Fate.values()).forEach(box::account);
        of(Fate.FORBIDDEN).forEach(this::forbid);
    }

    List<String> of(Fate... fates) {
        return IntStream.range(0, size)
                .filter(number -> Arrays.asList(fates).contains(fate(number)))
                .mapToObj(String::valueOf)
                .toList();
    }

    /** How the streams end that are refused. */
    Map<String, Class<? extends BoxEventException>> errors() {
        Map<String, Class<? extends BoxEventException>> errors = new HashMap<>();
        of(Fate.FORBIDDEN, Fate.FORBIDDEN_LATER).forEach(user -> errors.put(user, ForbiddenException.class));
        of(Fate.UNAUTHORIZED).forEach(user -> errors.put(user, UnauthorizedException.class));
        return errors;
    }

    /** Every other one reads all that happens to it, and the others what changes files. */
    StreamOptions options(StreamOptions everyone, String user) {
        StreamOptions.Builder options =
                everyone.toBuilder().name(user).asUser(user).streamType(streamType(user));
        return (fate(Integer.parseInt(user)) == Fate.UNAUTHORIZED ? options.accessToken(BAD_TOKEN) : options).build();
    }

    void forbidLater() {
        of(Fate.FORBIDDEN_LATER).forEach(this::forbid);
    }

    /**
     * Lets something happen to each user, in any order: one event that is the same for all, and some that are its own.
     *
     * @return the ids of what happened to each
     */
    Map<String, List<String>> publish(Random random) {
        List<String> whose = new ArrayList<>();
        of(Fate.values()).forEach(user -> whose.addAll(Collections.nCopies(1 + random.nextInt(MOST_EVENTS), user)));
        Collections.shuffle(whose, random);
        Map<String, List<String>> published = new HashMap<>();
        for (int i = 0; i < whose.size(); i++) {
            String user = whose.get(i);
            List<String> ids = published.computeIfAbsent(user, first -> new ArrayList<>());
            Event event = SampleEvents.numbered(ids.isEmpty() ? 0 : i + 1);
            ids.add(event.eventId());
            box.account(user).only(streamType(user)).publish(event);
        }
        return published;
    }

    private void forbid(String user) {
        box.account(user).inject(Call.READ_EVENTS, Fault.status(403).forever());
    }

    private static StreamType streamType(String user) {
        return Integer.parseInt(user) % 2 == 0 ? StreamType.ALL : StreamType.CHANGES;
    }

    private static Fate fate(int number) {
        return Fate.values()[Math.min(number % 100, Fate.values().length - 1)];
    }
}
