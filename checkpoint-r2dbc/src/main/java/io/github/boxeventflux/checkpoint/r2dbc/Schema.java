package io.github.boxeventflux.checkpoint.r2dbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements that make the table. */
final class Schema {

    private static final String TEXT = read("schema.sql");

    /** One lock for all who make the table: else two that do it at the same time may fail on PostgreSQL's own catalogue. */
    private static final String ONE_AFTER_THE_OTHER = "SELECT pg_advisory_xact_lock(7093010293857349236);\n";

    private Schema() {}

    static String statementsFor(TableName table) {
        return ONE_AFTER_THE_OTHER + TEXT.replace(R2dbcCheckpointStore.DEFAULT_TABLE, table.quoted());
    }

    private static String read(String resource) {
        try (InputStream in = Schema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing beside " + Schema.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
