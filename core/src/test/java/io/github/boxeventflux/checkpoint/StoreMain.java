package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What {@link StoreProcess} runs: takes a command from each line and answers each with one. */
final class StoreMain {

    static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);

    private final CheckpointStore store;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private StoreMain(Path directory) {
        store = CheckpointStore.file(directory);
    }

    public static void main(String[] args) throws IOException {
        StoreMain main = new StoreMain(Path.of(args[0]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            main.answer(line.split(" ", -1));
        }
    }

    /** One whose ids follow from its position, so that it can be seen to be whole; they are long and quickly made. */
    static Checkpoint checkpoint(int position, int ids) {
        List<String> recent = IntStream.range(0, ids)
                .mapToObj(i -> (position + "-" + i + ".").repeat(100))
                .toList();
        return new Checkpoint(new StreamPosition(String.valueOf(position)), recent);
    }

    private void answer(String[] command) {
        try {
            out.println(run(command));
        } catch (RuntimeException e) {
            out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private String run(String[] command) {
        switch (command[0]) {
            case "load" -> {
                Checkpoint loaded = Recorder.resultOf(store.load(KEY));
                return loaded == null ? "none" : loaded.position().value();
            }
            case "save" -> save(Integer.parseInt(command[1]), Integer.parseInt(command[2]));
            case "release" -> Recorder.resultOf(store.release(KEY));
            case "saveWithoutEnd" -> {
                for (int position = Integer.parseInt(command[1]); ; position++) {
                    save(position, Integer.parseInt(command[2]));
                    out.println(position);
                }
            }
            default -> throw new IllegalArgumentException(command[0]);
        }
        return "done";
    }

    private void save(int position, int ids) {
        Recorder.resultOf(store.save(KEY, checkpoint(position, ids), WriteCondition.always()));
    }
}
