package io.github.boxeventflux.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.boxeventflux.error.CheckpointException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** What a checkpoint's file holds: a header line and the checkpoint's text. {@code docs/checkpoint-format.md} describes it. */
final class CheckpointFile {

    private static final String FORMAT = "box-event-flux-checkpoint";
    private static final int VERSION = 1;
    private static final String NO_CHECKSUM = "00000000";
    private static final String BEHIND_CHECKSUM = "\"}";
    private static final String REMEDY =
            "; put a good copy in its place, or move it away to start without a checkpoint";

    /** What was read. */
    record Content(long fencingToken, Checkpoint checkpoint) {}

    private final byte[] header;
    private final ByteArrayOutputStream text;

    private CheckpointFile(byte[] header, ByteArrayOutputStream text) {
        this.header = header;
        this.text = text;
    }

    static CheckpointFile of(StreamKey key, long fencingToken, Checkpoint checkpoint) throws IOException {
        byte[] header = header(key, fencingToken);
        ByteArrayOutputStream text = CheckpointJson.bytes(checkpoint);
        text.write('\n');
        CRC32C sum = new CRC32C();
        sum.update(header);
        text.writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), sum));
        System.arraycopy(digits(sum), 0, header, checksumAt(header.length - 1), NO_CHECKSUM.length());
        return new CheckpointFile(header, text);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(header);
        text.writeTo(out);
    }

    /**
     * Reads a file's bytes.
     *
     * @throws CheckpointException when they are damaged, of another stream, or of a newer version
     */
    static Content read(byte[] bytes, StreamKey key) {
        Map<String, String> header = checkedHeader(bytes);
        if (!isOf(key, header)) {
            throw refused(
                    "it is the checkpoint of another stream, " + JsonTexts.shown(String.valueOf(header.get("name")))
                            + " (" + JsonTexts.shown(String.valueOf(header.get("streamType")))
                            + "); give each stream a directory or a name of its own, not only in upper or lower case");
        }
        int headerEnd = headerEnd(bytes);
        return new Content(
                fencingToken(header),
                Checkpoint.fromJson(new String(bytes, headerEnd, bytes.length - headerEnd, UTF_8)));
    }

    /** Whether they are, beyond doubt, another stream's. */
    static boolean isOfAnotherStream(byte[] bytes, StreamKey key) {
        try {
            return !isOf(key, checkedHeader(bytes));
        } catch (CheckpointException e) {
            return false;
        }
    }

    private static byte[] header(StreamKey key, long fencingToken) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTexts.FACTORY.createGenerator(header)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeStringField("name", key.name());
            json.writeStringField("streamType", key.streamType().value());
            json.writeNumberField("fencingToken", fencingToken);
            json.writeStringField("checksum", NO_CHECKSUM);
            json.writeEndObject();
        }
        header.write('\n');
        return header.toByteArray();
    }

    private static Map<String, String> checkedHeader(byte[] bytes) {
        Map<String, String> header = header(bytes);
        if (!FORMAT.equals(header.get("format"))) {
            throw refused("it is no checkpoint file, or its first line is damaged" + REMEDY);
        }
        String newer = JsonTexts.newer(header.get("version"), VERSION);
        if (newer != null) {
            throw refused(newer);
        }
        if (!isWhole(bytes)) {
            throw refused("it is damaged: its checksum does not fit" + REMEDY);
        }
        return header;
    }

    private static Map<String, String> header(byte[] bytes) {
        try {
            return JsonTexts.fields(new String(bytes, 0, headerEnd(bytes), UTF_8));
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Where the line break behind the header is; the end, where there is none. */
    private static int headerEnd(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int checksumAt(int headerEnd) {
        return headerEnd - BEHIND_CHECKSUM.length() - NO_CHECKSUM.length();
    }

    /** The checksum is that of all bytes, with zeros in its own place. */
    private static boolean isWhole(byte[] bytes) {
        int start = checksumAt(headerEnd(bytes));
        if (start < 0) {
            return false;
        }
        int end = start + NO_CHECKSUM.length();
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, start);
        sum.update(NO_CHECKSUM.getBytes(ISO_8859_1));
        sum.update(bytes, end, bytes.length - end);
        return new String(bytes, start, NO_CHECKSUM.length(), ISO_8859_1).equals(new String(digits(sum), ISO_8859_1));
    }

    private static byte[] digits(CRC32C sum) {
        return HexFormat.of().toHexDigits((int) sum.getValue()).getBytes(ISO_8859_1);
    }

    private static boolean isOf(StreamKey key, Map<String, String> header) {
        return key.name().equals(header.get("name")) && key.streamType().value().equals(header.get("streamType"));
    }

    private static long fencingToken(Map<String, String> header) {
        try {
            return Long.parseLong(header.getOrDefault("fencingToken", ""));
        } catch (NumberFormatException e) {
            throw refused("its fencing token is no number" + REMEDY);
        }
    }

    private static CheckpointException refused(String why) {
        return new CheckpointException(why, null);
    }
}
