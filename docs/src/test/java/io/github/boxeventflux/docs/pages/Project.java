package io.github.boxeventflux.docs.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this project. */
final class Project {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Project() {}

    /** The folders of what {@code mvn verify} builds, such as {@code core}; {@code ""} is the root. */
    static Set<String> modules() {
        return modulesIn("").collect(Collectors.toSet());
    }

    private static Stream<String> modulesIn(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        Matcher modules = MODULE.matcher(read(ROOT.resolve(prefix + "pom.xml")));
        return Stream.concat(
                Stream.of(folder), modules.results().flatMap(module -> modulesIn(prefix + module.group(1))));
    }

    /** The Markdown files of the root and of {@code docs}. */
    static Stream<Path> pages() {
        return Stream.of(ROOT, ROOT.resolve("docs")).flatMap(folder -> files(folder, 1, name -> name.endsWith(".md")));
    }

    /** What all modules have below {@code src/test} under such a name. */
    static List<Path> testFiles(Predicate<String> name) {
        return modules().stream()
                .map(module -> ROOT.resolve(module).resolve("src/test"))
                .filter(Files::isDirectory)
                .flatMap(tests -> files(tests, Integer.MAX_VALUE, name))
                .toList();
    }

    private static Stream<Path> files(Path folder, int depth, Predicate<String> name) {
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found
                    .filter(Files::isRegularFile)
                    .filter(file -> name.test(file.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
