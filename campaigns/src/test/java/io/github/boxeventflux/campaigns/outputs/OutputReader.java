package io.github.boxeventflux.campaigns.outputs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads whatever the tests of a project's modules have written, and finds what nobody may see. */
final class OutputReader {

    private static final int DEPTH_OF_MODULES = 2;

    private final Path project;

    OutputReader(Path project) {
        this.project = project;
    }

    /** The reports of each test, and what it and its process wrote to standard output and error. */
    List<Path> files() {
        try (Stream<Path> modules = Files.walk(project, DEPTH_OF_MODULES)) {
            return modules.map(module -> module.resolve("target/surefire-reports"))
                    .filter(Files::isDirectory)
                    .flatMap(OutputReader::filesBelow)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The modules that have such files. */
    Set<String> modules() {
        return files().stream()
                .map(file -> project.relativize(file).getName(0).toString())
                .collect(Collectors.toSet());
    }

    /** Each secret that stands there, as {@code file:line: secret}. */
    List<String> secrets() {
        return files().stream().flatMap(file -> secretsIn(file).stream()).toList();
    }

    private List<String> secretsIn(Path file) {
        List<String> found = new ArrayList<>();
        int number = 0;
        for (String line : text(file).split("\n", -1)) {
            number++;
            Matcher secret = TestSecrets.ANY.matcher(line);
            while (secret.find()) {
                found.add(project.relativize(file) + ":" + number + ": " + secret.group());
            }
        }
        return found;
    }

    /** Each byte as a sign: a process may have written anything. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> filesBelow(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
