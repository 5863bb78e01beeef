package io.github.boxeventflux.checkpoint.r2dbc;

/**
 * Each operation as one statement: {@code %s} is the table, {@code $1} and {@code $2} are the key.
 *
 * <p>A row that somebody else is changing is waited for. Then {@code now()}, the time at which the statement began, would
 * be the past, so the clock is {@code clock_timestamp()}. Behind {@code ON CONFLICT DO UPDATE} the condition and the new
 * values are computed when the row is locked, also at the isolation level {@code READ COMMITTED}.
 */
final class Sql {

    static final String LOAD =
            "SELECT checkpoint FROM %s WHERE name = $1 AND stream_type = $2 AND checkpoint IS NOT NULL";

    private static final String SAVE = """
            INSERT INTO %%s AS stored (name, stream_type, checkpoint, saved_at%s)
            VALUES ($1, $2, $3, clock_timestamp()%s)
            ON CONFLICT (name, stream_type) DO UPDATE
            SET checkpoint = excluded.checkpoint, saved_at = clock_timestamp()%s
            """;

    static final String SAVE_ALWAYS = SAVE.formatted("", "", "");

    static final String SAVE_IF_ABSENT = SAVE.formatted("", "", "") + "WHERE stored.checkpoint IS NULL";

    static final String SAVE_NOT_NEWER_THAN =
            SAVE.formatted(", fencing_token", ", $4", ", fencing_token = excluded.fencing_token")
                    + "WHERE stored.fencing_token <= excluded.fencing_token";

    static final String DELETE =
            "UPDATE %s SET checkpoint = NULL, saved_at = NULL WHERE name = $1 AND stream_type = $2";

    static final String ACQUIRE = """
            INSERT INTO %s AS held (name, stream_type, fencing_token, lease_owner, lease_until)
            VALUES ($1, $2, 1, $3, clock_timestamp() + $4 * interval '1 microsecond')
            ON CONFLICT (name, stream_type) DO UPDATE
            SET fencing_token = held.fencing_token + 1,
                lease_owner = excluded.lease_owner,
                lease_until = clock_timestamp() + $4 * interval '1 microsecond'
            WHERE held.lease_until IS NULL OR held.lease_until <= clock_timestamp()
            RETURNING fencing_token
            """;

    /** Says at last whether it holds: the row may have been waited for, and the time have passed meanwhile. */
    static final String RENEW = """
            UPDATE %s
            SET lease_until = clock_timestamp() + $5 * interval '1 microsecond'
            WHERE name = $1 AND stream_type = $2
              AND lease_owner = $3 AND fencing_token = $4 AND lease_until > clock_timestamp()
            RETURNING lease_until > clock_timestamp()
            """;

    static final String RELEASE = """
            UPDATE %s
            SET lease_owner = NULL, lease_until = NULL
            WHERE name = $1 AND stream_type = $2 AND lease_owner = $3 AND fencing_token = $4
            """;

    private Sql() {}
}
