package io.github.boxeventflux.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links from page to page lead somewhere. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Stream<Path> pages() {
        return Project.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachLeadsToAFileAndAHeadingOfIt(Path page) {
        String text = Project.read(page).replaceAll("(?ms)^```.*?^```$", "");

        assertThat(LINK.matcher(text).results().filter(link -> leadsNowhere(page, link)))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    private static boolean leadsNowhere(Path page, MatchResult link) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        String anchor = link.group(2);
        return !Files.exists(target) || (anchor != null && anchors(target).noneMatch(anchor::equals));
    }

    /** As GitHub makes them of headings. */
    private static Stream<String> anchors(Path page) {
        return HEADING.matcher(Project.read(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
    }
}
