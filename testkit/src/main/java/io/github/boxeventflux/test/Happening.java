package io.github.boxeventflux.test;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Something that people do, and the events that Box makes of it.
 *
 * @param weight how often it happens, against the others
 * @param forUser what the user's streams tell; {@code null} when they do not
 * @param changesTree whether {@code changes} and {@code sync} tell it too, and not only {@code all}
 * @param forEnterprise what the enterprise's streams tell; {@code null} when they do not
 */
record Happening(
        int weight,
        @Nullable EventType forUser,
        boolean changesTree,
        @Nullable EventType forEnterprise) {

    private static final List<Happening> DAILY = List.of(
            new Happening(20, EventType.ITEM_PREVIEW, false, EventType.PREVIEW),
            new Happening(16, EventType.ITEM_UPLOAD, true, EventType.UPLOAD),
            new Happening(14, EventType.ITEM_DOWNLOAD, false, EventType.DOWNLOAD),
            new Happening(8, null, false, EventType.LOGIN),
            new Happening(7, EventType.ITEM_SHARED_CREATE, false, EventType.SHARE),
            new Happening(6, EventType.ITEM_RENAME, true, EventType.RENAME),
            new Happening(6, EventType.COLLAB_INVITE_COLLABORATOR, true, EventType.COLLABORATION_INVITE),
            new Happening(5, EventType.COMMENT_CREATE, false, EventType.COMMENT_CREATE),
            new Happening(5, EventType.ITEM_MOVE, true, EventType.MOVE),
            new Happening(4, EventType.ITEM_TRASH, true, EventType.DELETE),
            new Happening(4, EventType.COLLAB_ADD_COLLABORATOR, true, EventType.COLLABORATION_ACCEPT),
            new Happening(3, EventType.ITEM_COPY, true, EventType.COPY),
            new Happening(3, EventType.ITEM_CREATE, true, null),
            new Happening(2, EventType.LOCK_CREATE, true, EventType.LOCK),
            new Happening(2, EventType.LOCK_DESTROY, true, EventType.UNLOCK),
            new Happening(2, EventType.TASK_CREATE, false, EventType.TASK_CREATE),
            new Happening(2, EventType.ITEM_UNDELETE_VIA_TRASH, true, EventType.UNDELETE),
            new Happening(1, EventType.GROUP_ADD_USER, true, EventType.GROUP_ADD_USER),
            new Happening(1, null, false, EventType.FAILED_LOGIN),
            new Happening(1, null, false, EventType.SHIELD_ALERT));

    private static final int TOTAL = DAILY.stream().mapToInt(Happening::weight).sum();

    static Happening any(Random random) {
        int drawn = random.nextInt(TOTAL);
        for (Happening happening : DAILY) {
            drawn -= happening.weight;
            if (drawn < 0) {
                return happening;
            }
        }
        throw new IllegalStateException("weights changed while one was drawn");
    }

    void happenTo(FakeAccount account, Scene scene) {
        if (forUser != null) {
            FakeAccount streams = changesTree
                    ? account.only(StreamType.ALL, StreamType.CHANGES, StreamType.SYNC)
                    : account.only(StreamType.ALL);
            streams.publish(SampleEvents.event(forUser, scene));
        }
        if (forEnterprise != null) {
            account.only(StreamType.ADMIN_LOGS, StreamType.ADMIN_LOGS_STREAMING)
                    .publish(SampleEvents.event(forEnterprise, scene.newEventId()));
        }
    }
}
