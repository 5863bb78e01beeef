package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application whose class path has nothing that is optional: the jars themselves are left out. */
class WithoutOptionalsTest {

    private static final Pattern OPTIONAL =
            Pattern.compile("checkpoint-r2dbc|r2dbc-|spring-boot-(health|actuator|micrometer"
                    + "|starter-|webflux|web-server|http|reactor|netty|r2dbc|jackson|sql|transaction|persistence)[^/]*\\.jar"
                    + "|micrometer|reactor-core-micrometer|spring-web");

    private static final List<String> OPTIONAL_CLASSES = List.of(
            "io.github.boxeventflux.checkpoint.r2dbc.R2dbcCheckpointStore",
            "org.springframework.boot.health.contributor.HealthIndicator",
            "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
            "io.micrometer.core.instrument.MeterRegistry");

    /** Starts in class loaders of its own and tells what beans there are. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Application implements Callable<Set<String>> {

        @Override
        public Set<String> call() {
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                    .web(WebApplicationType.NONE)
                    .registerShutdownHook(false)
                    .run("--box.events.access-token=hush-hush", "--box.events.checkpoint.store=none")) {
                return Set.of(context.getBeanDefinitionNames());
            }
        }
    }

    private static URL[] withoutOptionals() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !OPTIONAL.matcher(entry).find())
                .map(WithoutOptionalsTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(entry, e);
        }
    }

    @Test
    void itStartsAndHasTheStream() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(withoutOptionals(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Callable<?> application = (Callable<?>) loader.loadClass(Application.class.getName())
                    .getConstructor()
                    .newInstance();

            Set<?> beans = (Set<?>) application.call();

            assertThat(OPTIONAL_CLASSES).noneMatch(name -> has(loader, name));
            assertThat(beans.stream().map(String::valueOf))
                    .contains("boxEventStream", "boxEvents", "boxEventClient")
                    .doesNotContain("boxEventsHealthIndicator", "boxEventsEndpoint", "boxMicrometerStreamListener");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static boolean has(ClassLoader loader, String name) {
        return loader.getResource(name.replace('.', '/') + ".class") != null;
    }
}
