package io.github.boxeventflux.checkpoint.r2dbc;

import java.util.regex.Pattern;

/** A table's name as it stands in a statement: quoted, so that it may be a word of SQL. */
record TableName(String quoted) {

    private static final Pattern ALLOWED = Pattern.compile("([a-z_][a-z0-9_]{0,62}\\.)?[a-z_][a-z0-9_]{0,62}");

    static TableName parse(String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "table: \"" + name + "\" is not allowed; allowed is a name, or a schema's"
                            + " name, a dot and a name, each of 1 to 63 of a-z, 0-9 and _ that do not start with a digit");
        }
        return new TableName('"' + name.replace(".", "\".\"") + '"');
    }

    @Override
    public String toString() {
        return quoted;
    }
}
