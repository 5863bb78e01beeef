package io.github.boxeventflux.docs.pages;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page shows between two fences.
 *
 * @param place such as {@code README.md:7}
 * @param language what stands behind the first fence; empty when nothing does
 * @param code the lines between them
 */
record CodeBlock(String place, String language, String code) {

    private static final Pattern BLOCK =
            Pattern.compile("^( *)```(\\S*)[^\\n]*\\n(.*?)^\\1```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** Those of all pages. */
    static Stream<CodeBlock> all() {
        return Project.pages().flatMap(CodeBlock::of);
    }

    /** Those of all pages in one of these languages. */
    static Stream<CodeBlock> in(String... languages) {
        return all().filter(block -> Stream.of(languages).anyMatch(block.language::equals));
    }

    private static Stream<CodeBlock> of(Path page) {
        String text = Project.read(page);
        return BLOCK.matcher(text).results().map(block -> of(page, text, block));
    }

    private static CodeBlock of(Path page, String text, MatchResult block) {
        long line = text.substring(0, block.start()).lines().count() + 1;
        return new CodeBlock(Project.ROOT.relativize(page) + ":" + line, block.group(2), block.group(3));
    }

    /** Whether all its lines stand in a {@linkplain #flat text}, one after the other. */
    boolean standsIn(String text) {
        return text.contains(flat(code));
    }

    /** The lines without their indentation and without those that are empty. */
    static String flat(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** Its place, by which a test of it is named. */
    @Override
    public String toString() {
        return place;
    }
}
