package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.stream.BoxCall;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer as text: the call and the status, lines with headers, an empty line, the body. */
record ErrorAnswer(BoxCall call, int status, Map<String, String> headers, byte[] body) {

    private static final Pattern FORM =
            Pattern.compile("(READ_EVENTS|FIND_SERVERS|LONG_POLL) (\\d{3})\n((?:.+\n)*)\n(.*)", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("([\\w-]+): ?(.*)");

    /** An answer with this status to a reading where the text has no such form: all of it is the body. */
    static ErrorAnswer of(byte[] text) {
        // Each byte is a sign of its own, as in HTTP's headers.
        Matcher form = FORM.matcher(new String(text, StandardCharsets.ISO_8859_1));
        if (!form.matches()) {
            return new ErrorAnswer(BoxCall.READ_EVENTS, 400, Map.of(), text);
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        HEADER.matcher(form.group(3)).results().forEach(header -> headers.put(header.group(1), header.group(2)));
        return new ErrorAnswer(
                BoxCall.valueOf(form.group(1)),
                Integer.parseInt(form.group(2)),
                headers,
                form.group(4).getBytes(StandardCharsets.ISO_8859_1));
    }
}
