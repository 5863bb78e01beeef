package com.example.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.PackageVersion;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.runtime.isolation.LoaderSwap;
import org.apache.kafka.connect.runtime.isolation.PluginClassLoader;
import org.apache.kafka.connect.runtime.isolation.PluginDesc;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginTest {

    private static final String PLUGIN_PATH = System.getProperty("plugin.path");
    private static final String VERSION = System.getProperty("plugin.version");
    private static final String CONNECTOR = "io.github.boxeventflux.kafka.connect.BoxEventsSourceConnector";
    private static final String EMPTY_PAGE = "{\"chunk_size\":0,\"next_stream_position\":\"7\",\"entries\":[]}";

    @ParameterizedTest
    @ValueSource(strings = {"only_scan", "service_load"})
    void aWorkerFindsTheConnectorOnceAndLoadsItAndItsTaskApart(String discovery) {
        Plugins plugins = plugins(discovery);
        List<PluginDesc<SourceConnector>> found = plugins.sourceConnectors().stream()
                .filter(plugin -> plugin.location().contains(PLUGIN_PATH))
                .toList();

        assertEquals(
                List.of(CONNECTOR), found.stream().map(PluginDesc::className).toList());
        assertEquals(VERSION, found.get(0).version());

        Connector connector = plugins.newConnector(CONNECTOR);
        ClassLoader loader =
                assertInstanceOf(PluginClassLoader.class, connector.getClass().getClassLoader());
        try (LoaderSwap swap = plugins.withClassLoader(loader)) {
            Task task = plugins.newTask(connector.taskClass().asSubclass(Task.class));

            assertInstanceOf(SourceTask.class, task);
            assertSame(loader, task.getClass().getClassLoader());
            assertEquals(VERSION, task.version());
            assertTrue(connector.config().names().contains("stream.type"));
        }
    }

    @Test
    void itsLibrariesAreItsOwn() throws ClassNotFoundException {
        ClassLoader loader =
                plugins("service_load").newConnector(CONNECTOR).getClass().getClassLoader();

        for (String library : List.of(
                "reactor.core.publisher.Flux",
                "reactor.netty.http.client.HttpClient",
                "io.netty.channel.epoll.Epoll",
                "io.github.boxeventflux.reactor.BoxEventFlux")) {
            assertSame(loader, Class.forName(library, true, loader).getClassLoader());
            assertThrows(ClassNotFoundException.class, () -> Class.forName(library));
        }
        Class<?> ours = Class.forName(PackageVersion.class.getName(), true, loader);
        assertSame(loader, ours.getClassLoader());
        assertNotSame(PackageVersion.class, ours);
    }

    @Test
    void itsClientReadsFromBoxThere() throws IOException {
        try (OneAnswer box = new OneAnswer(200, EMPTY_PAGE)) {
            assertEquals(Map.of(), refusals(settings(box)));
            assertEquals("Bearer secret", box.authorization());
        }
    }

    @Test
    void whatBoxRefusesIsSaidWhereItIsSet() throws IOException {
        try (OneAnswer box = new OneAnswer(401, "{}")) {
            Map<String, List<String>> refusals = refusals(settings(box));

            assertEquals(List.of("box.access.token"), List.copyOf(refusals.keySet()));
        }
    }

    @Test
    void theSampleIsValid() throws IOException {
        Map<String, String> sample = sample();
        Connector connector = plugins("service_load").newConnector(CONNECTOR);
        sample.put("box.check", "false");

        assertEquals(CONNECTOR, sample.get("connector.class"));
        assertEquals(Map.of(), refusals(sample));
        sample.keySet().removeAll(List.of("name", "connector.class", "tasks.max"));
        assertTrue(connector.config().names().containsAll(sample.keySet()));
    }

    private static Plugins plugins(String discovery) {
        return new Plugins(Map.of("plugin.path", PLUGIN_PATH, "plugin.discovery", discovery));
    }

    private static Map<String, String> settings(OneAnswer box) {
        return Map.of(
                "topic", "box-${stream_type}",
                "stream.type", "admin_logs_streaming",
                "box.access.token", "secret",
                "box.api.url", box.url());
    }

    /** What is wrong, by setting, as the worker is told. */
    private static Map<String, List<String>> refusals(Map<String, String> settings) {
        Plugins plugins = plugins("service_load");
        Connector connector = plugins.newConnector(CONNECTOR);
        Map<String, List<String>> refusals = new TreeMap<>();
        try (LoaderSwap swap = plugins.withClassLoader(connector.getClass().getClassLoader())) {
            for (ConfigValue value : connector.validate(settings).configValues()) {
                if (!value.errorMessages().isEmpty()) {
                    refusals.put(value.name(), value.errorMessages());
                }
            }
        }
        return refusals;
    }

    private static Map<String, String> sample() throws IOException {
        Properties properties = new Properties();
        try (Stream<Path> files = Files.walk(Path.of(PLUGIN_PATH));
                Reader reader =
                        Files.newBufferedReader(files.filter(file -> file.endsWith("box-events-source.properties"))
                                .findFirst()
                                .orElseThrow())) {
            properties.load(reader);
        }
        Map<String, String> sample = new HashMap<>();
        properties.forEach((name, value) -> sample.put((String) name, (String) value));
        return sample;
    }
}
