package io.github.boxeventflux.test;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who does what, where and when: the words that a template's {@code $placeholders} stand for. One company, whose people
 * and folders keep their ids from scene to scene.
 */
final class Scene {

    private static final List<String> PEOPLE = List.of(
            "Amara Okafor",
            "Jonas Lindqvist",
            "Mei Tanaka",
            "Rafael Duarte",
            "Ines Moreau",
            "Tomasz Zieliński",
            "Priya Raman",
            "Noah Feld",
            "Salma Haddad",
            "Oskar Brandt",
            "Lucía Ferrer",
            "Dana Whitlock");
    private static final List<String> FOLDERS = List.of(
            "Quarterly Reports",
            "Product Launch",
            "Contracts 2026",
            "Field Photos",
            "Payroll",
            "Board Meetings",
            "Brand Assets",
            "Supplier Audits");
    private static final List<String> FILES = List.of(
            "budget.xlsx",
            "roadmap.pptx",
            "agreement-signed.pdf",
            "minutes.docx",
            "site-plan.dwg",
            "team-photo.jpg",
            "invoice-4471.pdf",
            "release-notes.md",
            "inventory.csv",
            "logo-final.svg",
            "walkthrough.mp4",
            "notes.txt");
    private static final List<String> SERVICES = List.of("Box Web App", "Box Drive", "Box for iOS", "Nightly Export");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$([a-zA-Z0-9]+)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final Random random;
    private final Map<String, String> words = new HashMap<>();

    Scene(Random random, OffsetDateTime time) {
        this.random = random;
        newEventId();
        put("sessionId", hex(22));
        put("createdAt", TIME.format(time));
        put("recordedAt", TIME.format(time.plusSeconds(1 + random.nextInt(3))));
        put("ip", "203.0.113." + (1 + random.nextInt(254)));
        person("by", random.nextInt(PEOPLE.size()));
        person("other", random.nextInt(PEOPLE.size()));
        folder(random.nextInt(FOLDERS.size()));
        file(pick(FILES));
        put("service", pick(SERVICES));
        put("id", number(11));
        put("uuid", uuid());
    }

    /** Goes on as another event. */
    Scene newEventId() {
        put("eventId", random.nextInt(4) == 0 ? uuid() : hex(40));
        return this;
    }

    Scene with(String word, String value) {
        put(word, value);
        return this;
    }

    Scene file(String name) {
        put("fileName", name);
        put("fileId", "9" + digits(name, 11));
        put("versionId", "1" + number(11));
        put("sha1", hex(40));
        put("size", Integer.toString(2_000 + random.nextInt(9_000_000)));
        return this;
    }

    /** The template with its placeholders filled and its line breaks gone, as Box sends its JSON. */
    String fill(String template) {
        Matcher placeholder = PLACEHOLDER.matcher(template.replaceAll("\n\\s*", ""));
        return placeholder.replaceAll(match -> Matcher.quoteReplacement(word(match.group(1))));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String word(String name) {
        String word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException("No word for $" + name);
        }
        return word;
    }

    private void person(String role, int index) {
        String name = PEOPLE.get(index);
        put(role + "Id", Long.toString(11_446_500L + 7_919L * index));
        put(role + "Name", name);
        put(role + "Login", plain(name.substring(0, name.indexOf(' '))) + "@example.com");
    }

    private void folder(int index) {
        put("folderId", Long.toString(4_260_117_300L + 104_729L * index));
        put("folderName", FOLDERS.get(index));
    }

    private void put(String word, String value) {
        words.put(word, new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    }

    private String hex(int digits) {
        // Not ints(…), which takes a generator's lowest bits where it can: they begin again after a million of them.
        StringBuilder hex = new StringBuilder(digits);
        for (int digit = 0; digit < digits; digit++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    private String number(int digits) {
        StringBuilder number = new StringBuilder(digits).append(1 + random.nextInt(9));
        random.ints(digits - 1L, 0, 10).forEach(number::append);
        return number.toString();
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The same digits for the same name. */
    private static String digits(String name, int count) {
        return ("%0" + count + "d").formatted(Math.floorMod(name.hashCode() * 2_654_435_761L, 99_999_999_977L));
    }
}
