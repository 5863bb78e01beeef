package io.github.boxeventflux.examples.dashboard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in the feed, as a browser gives it back in {@code Last-Event-ID}.
 *
 * @param feed which feed: one of another process counted its events anew
 * @param number counts the events of that feed, from 1
 */
record FeedId(String feed, long number) {

    /** In no feed. */
    static final FeedId UNKNOWN = new FeedId("", 0);

    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,16})-([0-9]{1,18})");

    /** {@code null} for what no feed has ever given out. */
    static @Nullable FeedId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? new FeedId(matcher.group(1), Long.parseLong(matcher.group(2))) : null;
    }

    @Override
    public String toString() {
        return feed + "-" + number;
    }
}
