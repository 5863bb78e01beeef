package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.stream.BoxCall;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer as text, in which each byte is a sign: the call and the status, lines with headers, an empty line, the body. */
record ErrorAnswer(BoxCall call, int status, Map<String, String> headers, String content) {

    private static final Pattern FORM =
            Pattern.compile("(READ_EVENTS|FIND_SERVERS|LONG_POLL) (\\d{3})\n((?:[^\n]+\n)*+)\n(.*)", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("([\\w-]+): ?(.*)");

    /** Text without this form is the body of a bad request's answer. */
    static ErrorAnswer of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new ErrorAnswer(BoxCall.READ_EVENTS, 400, Map.of(), text);
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        HEADER.matcher(form.group(3)).results().forEach(header -> headers.put(header.group(1), header.group(2)));
        int status = Integer.parseInt(form.group(2));
        return new ErrorAnswer(BoxCall.valueOf(form.group(1)), status, headers, form.group(4));
    }

    byte[] body() {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }
}
