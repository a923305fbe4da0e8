package dev.caravan.connection.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table or of a query's result.
 *
 * @param type of {@link Types}
 * @param typeName the database's own name of the type
 * @param size most characters or digits, 0 = not limited or not known
 * @param scale digits after the point, of decimals with a size
 * @param nullable whether it may be null, as far as the driver knows
 */
record ColumnShape(String name, int type, String typeName, int size, int scale, boolean nullable) {
    /** Larger sizes are how drivers say "not limited". */
    private static final int LARGEST_SIZE = 100_000_000;

    static ColumnShape of(ResultSetMetaData columns, int column, Product product) throws SQLException {
        String typeName = typeName(columns, column);
        int size = columns.getPrecision(column);
        return new ColumnShape(
                columns.getColumnLabel(column),
                type(columns.getColumnType(column), typeName.toLowerCase(Locale.ROOT), product),
                typeName,
                product == Product.SQLITE || size > LARGEST_SIZE || size < 0 ? 0 : size,
                columns.getScale(column),
                columns.isNullable(column) != ResultSetMetaData.columnNoNulls);
    }

    static String typeName(ResultSetMetaData columns, int column) throws SQLException {
        String declared = columns.getColumnTypeName(column);
        return declared == null ? "" : declared;
    }

    private static int type(int type, String typeName, Product product) {
        return switch (product) {
            case SQLITE -> affinity(typeName);
            case POSTGRESQL -> typeName.equals("timestamptz") ? Types.TIMESTAMP_WITH_TIMEZONE : type;
            case MYSQL, OTHER -> type;
        };
    }

    /** SQLite has no column types, only a preference made of the declared one (sqlite.org/datatype3.html). */
    private static int affinity(String declared) {
        if (declared.contains("int")) {
            return Types.BIGINT;
        }
        if (declared.contains("char") || declared.contains("clob") || declared.contains("text")) {
            return Types.VARCHAR;
        }
        if (declared.contains("blob")) {
            return Types.BLOB;
        }
        if (declared.contains("real") || declared.contains("floa") || declared.contains("doub")) {
            return Types.DOUBLE;
        }
        return switch (declared) {
            case "" -> Types.OTHER;
            case "date" -> Types.DATE;
            case "datetime", "timestamp" -> Types.TIMESTAMP;
            case "boolean", "bool" -> Types.BOOLEAN;
            default -> Types.NUMERIC;
        };
    }

    /** The same column, its type told by a value where it declares none (SQLite). */
    ColumnShape like(@Nullable Object value) {
        int told = Types.VARCHAR;
        if (value instanceof Integer || value instanceof Long) {
            told = Types.BIGINT;
        } else if (value instanceof Double) {
            told = Types.DOUBLE;
        } else if (value instanceof byte[]) {
            told = Types.BLOB;
        }
        return new ColumnShape(name, told, typeName, size, scale, nullable);
    }

    boolean isWholeNumber() {
        return type == Types.TINYINT || type == Types.SMALLINT || type == Types.INTEGER || type == Types.BIGINT;
    }

    boolean isDecimal() {
        return type == Types.NUMERIC || type == Types.DECIMAL;
    }

    boolean isFloat() {
        return type == Types.REAL || type == Types.FLOAT || type == Types.DOUBLE;
    }

    boolean isFlag() {
        return type == Types.BOOLEAN || type == Types.BIT;
    }

    boolean isText() {
        return switch (type) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> true;
            default -> false;
        };
    }

    boolean isBinary() {
        return type == Types.BINARY || type == Types.VARBINARY || type == Types.LONGVARBINARY || type == Types.BLOB;
    }

    boolean isMoment() {
        return type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE;
    }

    boolean isJson() {
        return typeName.equalsIgnoreCase("json") || typeName.equalsIgnoreCase("jsonb");
    }
}
