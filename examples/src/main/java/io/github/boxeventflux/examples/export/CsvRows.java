package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Events as rows of CSV: the columns are those of {@link Column#ALL}, in its order. */
final class CsvRows {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private CsvRows() {}

    /** The names of the columns. */
    static String header() {
        return print(Stream.<List<? extends @Nullable Object>>of(
                Column.ALL.stream().map(Column::title).toList()));
    }

    /** A row for each event. */
    static String of(List<Event> events) {
        return print(events.stream()
                .map(event ->
                        Column.ALL.stream().map(column -> column.of(event)).toList()));
    }

    private static String print(Stream<? extends List<? extends @Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail", e);
        }
        return text.toString();
    }
}
