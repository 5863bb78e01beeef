package io.github.boxeventflux.campaigns.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The processes of one test; none outlives it. To be registered in a field of the instance:
 *
 * <pre>{@code
 * @RegisterExtension
 * final ChildProcesses processes = new ChildProcesses();
 * }</pre>
 */
public final class ChildProcesses implements AfterEachCallback {

    /** Of a failed test, the output of so many processes is shown. */
    private static final int SHOWN = 3;

    private static final Set<ChildProcess> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(ChildProcess::close)));
    }

    private final List<ChildProcess> started = new ArrayList<>();

    /** Starts a JVM that runs a main class of this class path. */
    public ChildProcess startJava(Class<?> main, String... arguments) {
        return start(javaCommand(main, arguments));
    }

    /** Starts any command; a JVM in it finds this class path. */
    public ChildProcess start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        ChildProcess process = ChildProcess.start(builder);
        ALIVE.add(process);
        started.add(process);
        return process;
    }

    /** The command of {@link #startJava}, to be put behind one that changes how it runs. */
    public static List<String> javaCommand(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                // It lives for a second: what counts is a quick start.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-XX:-UsePerfData",
                "-Dslf4j.internal.verbosity=ERROR",
                // Killed while it starts, it leaves there what it has unpacked.
                "-Dio.netty.native.workdir=target",
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        started.forEach(ChildProcess::close);
        for (ChildProcess process : started) {
            process.awaitExit();
            ALIVE.remove(process);
        }
        if (context.getExecutionException().isPresent()) {
            started.stream().skip(Math.max(0, started.size() - SHOWN)).forEach(ChildProcesses::show);
        }
    }

    private static void show(ChildProcess process) {
        System.out.println("Output of " + process + ":\n" + String.join("\n", process.output()));
    }
}
