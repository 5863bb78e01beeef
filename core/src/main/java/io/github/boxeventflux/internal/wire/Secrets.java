package io.github.boxeventflux.internal.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that nobody may see, for whoever shows something that others wrote: an answer's error, a fault's message. */
public final class Secrets {

    /** None that is known; what could be one is left out nevertheless. */
    public static final Secrets UNKNOWN = of();

    private static final Pattern COULD_BE_ONE = Pattern.compile("[\\w.~+/=-]{26,}");
    private static final String LEFT_OUT = "…";

    private final Set<String> texts = new LinkedHashSet<>();

    private Secrets() {}

    public static Secrets of(@Nullable String... texts) {
        Secrets secrets = new Secrets();
        for (String text : texts) {
            if (text != null) {
                secrets.texts.add(text);
                secrets.texts.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
            }
        }
        return secrets;
    }

    /** Whether it holds one that is known. */
    boolean areIn(String shown) {
        return texts.stream().anyMatch(shown::contains);
    }

    /** The text without them, and without whatever else could be one. */
    public String leftOutOf(String shown) {
        String harmless = shown;
        for (String text : texts) {
            harmless = harmless.replace(text, LEFT_OUT);
        }
        return COULD_BE_ONE.matcher(harmless).replaceAll(LEFT_OUT);
    }

    /** None of them. */
    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
