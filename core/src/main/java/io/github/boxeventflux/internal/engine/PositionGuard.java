package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import org.jspecify.annotations.Nullable;

/** Keeps a good position from being overwritten: by nothing, by the beginning, by "now". */
public final class PositionGuard {

    /** Asks Box for the newest position. */
    public static final StreamPosition NOW = new StreamPosition("now");

    /** Asks Box for the oldest events that it keeps. */
    public static final StreamPosition EARLIEST = new StreamPosition("0");

    private PositionGuard() {}

    /**
     * Where to read on.
     *
     * @param next the position for the next page
     * @param advanced whether it is another one than was sent
     * @param kept whether Box's answer was unusable, so that the position that was sent still holds
     */
    public record Judgement(StreamPosition next, boolean advanced, boolean kept) {}

    /** The position to send at the start. */
    public static StreamPosition positionOf(StartAt startAt) {
        if (startAt instanceof StartAt.Position position) {
            return position.position();
        }
        return startAt instanceof StartAt.Earliest ? EARLIEST : NOW;
    }

    /**
     * Judges an answer.
     *
     * @param sent what the page was read with
     * @param answered the next position as Box wrote it
     * @throws MalformedAnswerException when nothing usable was answered to {@code now}: then there is no place to keep
     */
    public static Judgement judge(StreamPosition sent, @Nullable String answered) {
        if (answered != null && isUsable(answered)) {
            StreamPosition next = new StreamPosition(answered);
            return new Judgement(next, !next.equals(sent), false);
        }
        if (sent.equals(NOW)) {
            throw new MalformedAnswerException(
                    "Box's page of events has no usable position to start from; it is asked for again", null, null);
        }
        boolean sameAsSent = sent.value().equals(answered);
        return new Judgement(sent, false, !sameAsSent);
    }

    /**
     * As {@link #judge}, for what is read to an end: Box says that with the position that was sent, or with {@code 0}. Whatever
     * else is unusable is no end but a slip.
     *
     * @throws MalformedAnswerException for a slip
     */
    public static Judgement judgeOfPeriod(StreamPosition sent, @Nullable String answered) {
        Judgement judgement = judge(sent, answered);
        if (judgement.kept() && !EARLIEST.value().equals(answered)) {
            throw new MalformedAnswerException(
                    "Box's page has no usable position, so it may not be the last one; it is asked for again",
                    null,
                    null);
        }
        return judgement;
    }

    private static boolean isUsable(String answered) {
        return !answered.isBlank()
                && answered.chars().noneMatch(Character::isISOControl)
                // Half a surrogate pair would reach Box as a question mark.
                && answered.codePoints().noneMatch(PositionGuard::isSurrogate)
                && !answered.equals(EARLIEST.value())
                && !answered.equals(NOW.value());
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
