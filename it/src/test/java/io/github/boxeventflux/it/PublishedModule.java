package io.github.boxeventflux.it;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;

/** A module that users get: its folder, and what the build made of it there. */
record PublishedModule(Path folder, Pom source) {

    private static final String VERSION = System.getProperty("published.version");

    /** All modules of a project but those that say that they are not published. */
    static List<PublishedModule> of(Path project) {
        return Pom.read(project.resolve("pom.xml")).all("/project/modules/module").stream()
                .map(project::resolve)
                .map(folder -> new PublishedModule(folder, Pom.read(folder.resolve("pom.xml"))))
                .filter(module -> !module.source
                        .text("/project/properties/maven.deploy.skip")
                        .equals("true"))
                .toList();
    }

    String artifactId() {
        return source.text("/project/artifactId");
    }

    boolean hasJar() {
        return !source.text("/project/packaging").equals("pom");
    }

    Path jar(String suffix) {
        return target(fileName(suffix + ".jar"));
    }

    String fileName(String suffix) {
        return artifactId() + "-" + VERSION + suffix;
    }

    Path target(String file) {
        return folder.resolve("target").resolve(file);
    }

    /** The POM that goes with it, which is not the one that it is built with. */
    Pom pom() {
        return Pom.read(target("published-pom.xml"));
    }

    /** As the module path of a user shows it. */
    ModuleReference javaModule() {
        return ModuleFinder.of(jar("")).findAll().iterator().next();
    }

    @Override
    public String toString() {
        return artifactId();
    }
}
