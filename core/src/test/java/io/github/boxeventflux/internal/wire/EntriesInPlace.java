package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the events of a page in its text: side by side in an array, with nothing but commas between them. */
final class EntriesInPlace {

    private final String page;

    private EntriesInPlace(String page) {
        this.page = page;
    }

    static boolean are(List<Event> events, byte[] page) {
        List<String> entries = events.stream().map(Event::json).toList();
        return new EntriesInPlace(new String(page, StandardCharsets.UTF_8)).inAnArrayFrom(0, entries);
    }

    private boolean inAnArrayFrom(int start, List<String> entries) {
        for (int open = page.indexOf('[', start); open >= 0; open = page.indexOf('[', open + 1)) {
            if (inArray(open, entries)) {
                return true;
            }
        }
        return false;
    }

    /** All of an array, and what is left of the entries in a later one. */
    private boolean inArray(int open, List<String> entries) {
        int at = behindBlank(open + 1);
        int found = 0;
        while (found < entries.size() && page.startsWith(entries.get(found), at)) {
            at = behindBlank(at + entries.get(found).length());
            found++;
            if (!page.startsWith(",", at)) {
                break;
            }
            at = behindBlank(at + 1);
        }
        if (!page.startsWith("]", at)) {
            return false;
        }
        return found == entries.size() || inAnArrayFrom(at, entries.subList(found, entries.size()));
    }

    private int behindBlank(int start) {
        int at = start;
        while (at < page.length() && " \t\r\n".indexOf(page.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
