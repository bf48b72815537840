/* A loop over PostgreSQL with the rows and the indexes that ticketd has in SQLite, through libpq's pipeline: everything
 * of a transaction is sent before its first answer is read.
 *
 *   postgres-loop --template FILE --connection CONNINFO [--per-commit 64] [--seconds 3]
 *
 * Makes the tables anew. Latencies are those of a commit. Ends with a line of JSON; the "server" in it is the backend
 * that serves the connection. */
#include <endian.h>
#include <getopt.h>
#include <libpq-fe.h>
#include <stdlib.h>

#include "measure.h"
#include "rows.h"

static PGconn *connection;
static struct rows rows;
static struct measurement measured;

static void die(const char *what) {
    fprintf(stderr, "postgres-loop: %s: %s", what, PQerrorMessage(connection));
    exit(1);
}

static void execute(const char *sql) {
    PGresult *result = PQexec(connection, sql);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) die(sql);
    PQclear(result);
}

static const char *type_of(const struct column *column) {
    if (strcmp(column->type, "INTEGER") == 0) return "bigint";
    return strcmp(column->type, "BLOB") == 0 ? "bytea" : "text";
}

static void make_table(const struct table *table) {
    char *sql = NULL;
    size_t size = 0;
    FILE *text = open_memstream(&sql, &size);
    if (!text) exit(1);
    fprintf(text, "CREATE TABLE %s (", table->name);
    if (table->has_position) fprintf(text, "position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ");
    for (int index = 0; index < table->column_count; index++) {
        const struct column *column = &table->columns[index];
        fprintf(text, "%s%s %s%s%s", index ? ", " : "", column->name, type_of(column),
                column->is_not_null ? " NOT NULL" : "", column->is_key ? " PRIMARY KEY" : "");
    }
    fprintf(text, ")");
    fclose(text);
    execute(sql);
    free(sql);
}

/* The definitions of SQLite's indexes mean the same here. */
static void make_indexes(sqlite3 *database, const char *table) {
    sqlite3_stmt *statement;
    const char *sql = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?1";
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) exit(1);
    sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
    while (sqlite3_step(statement) == SQLITE_ROW) execute((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
}

static void prepare(const char *name, const char *sql) {
    PGresult *result = PQprepare(connection, name, sql, 0, NULL);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) die(sql);
    PQclear(result);
}

static void make_schema(const char *template) {
    sqlite3 *database;
    if (sqlite3_open_v2(template, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) exit(1);
    rows_read(&rows, database);
    execute("SET client_min_messages = warning");
    execute("DROP SCHEMA IF EXISTS benchmark CASCADE");
    execute("CREATE SCHEMA benchmark");
    execute("SET search_path = benchmark");
    execute("CREATE TABLE sequences (tenant bigint PRIMARY KEY, ticket_number bigint NOT NULL)");
    for (int index = 0; index < TABLES; index++) {
        make_table(&rows.tables[index]);
        make_indexes(database, rows.tables[index].name);
        char *sql = rows_insert(&rows.tables[index], '$');
        prepare(rows.tables[index].name, sql);
        free(sql);
    }
    prepare("sequence", "INSERT INTO sequences VALUES ($1, $2) ON CONFLICT (tenant) DO UPDATE SET ticket_number = $2");
    prepare("begin", "BEGIN");
    prepare("commit", "COMMIT");
    sqlite3_close(database);
}

static void send_prepared(const char *name, int count, const char *const *values, const int *lengths,
                          const int *formats) {
    if (!PQsendQueryPrepared(connection, name, count, values, lengths, formats, 0)) die(name);
}

/* Everything goes as binary: what is large needs no escaping, and numbers no digits. */
static void send_row(const struct table *table) {
    const char *values[COLUMNS_MAX];
    int lengths[COLUMNS_MAX], formats[COLUMNS_MAX];
    uint64_t numbers[COLUMNS_MAX];
    for (int index = 0; index < table->column_count; index++) {
        const struct column *column = &table->columns[index];
        formats[index] = 1;
        if (column->role == ROLE_REQUEST_ID) {
            values[index] = rows.request_id;
            lengths[index] = (int)strlen(rows.request_id);
        } else if (column->role == ROLE_TICKET || sqlite3_value_type(column->value) == SQLITE_INTEGER) {
            int64_t number = column->role == ROLE_TICKET ? rows.key : sqlite3_value_int64(column->value);
            numbers[index] = htobe64((uint64_t)number);
            values[index] = (const char *)&numbers[index];
            lengths[index] = sizeof numbers[index];
        } else if (sqlite3_value_type(column->value) == SQLITE_NULL) {
            values[index] = NULL;
            lengths[index] = 0;
        } else {
            const void *bytes = sqlite3_value_blob(column->value);
            values[index] = bytes ? bytes : "";
            lengths[index] = sqlite3_value_bytes(column->value);
        }
    }
    send_prepared(table->name, table->column_count, values, lengths, formats);
}

static void send_sequence(void) {
    uint64_t numbers[2] = {htobe64((uint64_t)rows.tenant), htobe64((uint64_t)rows.number)};
    const char *values[2] = {(const char *)&numbers[0], (const char *)&numbers[1]};
    int lengths[2] = {8, 8}, formats[2] = {1, 1};
    send_prepared("sequence", 2, values, lengths, formats);
}

static void receive_answers(void) {
    while (1) {
        PGresult *result = PQgetResult(connection);
        if (!result) continue;
        ExecStatusType status = PQresultStatus(result);
        PQclear(result);
        if (status == PGRES_PIPELINE_SYNC) return;
        if (status != PGRES_COMMAND_OK) die("a statement of the pipeline");
    }
}

static void commit_tickets(int count) {
    send_prepared("begin", 0, NULL, NULL, NULL);
    for (int ticket = 0; ticket < count; ticket++) {
        rows_next(&rows);
        send_sequence();
        for (int index = 0; index < TABLES; index++) send_row(&rows.tables[index]);
    }
    send_prepared("commit", 0, NULL, NULL, NULL);
    if (!PQpipelineSync(connection)) die("pipeline");
    receive_answers();
}

int main(int count, char **arguments) {
    static const struct option names[] = {
        {"template", 1, 0, 't'}, {"connection", 1, 0, 'c'}, {"per-commit", 1, 0, 'n'}, {"seconds", 1, 0, 's'}, {0}};
    const char *template = NULL, *where = "";
    int name, per_commit = 64;
    double seconds = 3;
    while ((name = getopt_long(count, arguments, "", names, NULL)) != -1) {
        switch (name) {
        case 't': template = optarg; break;
        case 'c': where = optarg; break;
        case 'n': per_commit = atoi(optarg); break;
        case 's': seconds = atof(optarg); break;
        default: return 2;
        }
    }
    if (!template || per_commit < 1)
        return fprintf(stderr, "postgres-loop: --template FILE --connection CONNINFO\n"), 2;
    connection = PQconnectdb(where);
    if (PQstatus(connection) != CONNECTION_OK) die("connection");
    make_schema(template);
    if (!PQenterPipelineMode(connection)) die("pipeline");
    int backend = PQbackendPID(connection);
    uint64_t start = now_ns(), now = start, end = start + (uint64_t)(seconds * 1e9);
    double server = process_cpu_seconds(backend), client = own_cpu_seconds();
    while (now < end) {
        commit_tickets(per_commit);
        uint64_t after = now_ns();
        for (int ticket = 0; ticket < per_commit; ticket++) histogram_add(&measured.latency, after - now);
        now = after;
    }
    measured.seconds = (double)(now - start) / 1e9;
    measured.server_cpu_seconds = process_cpu_seconds(backend) - server;
    measured.client_cpu_seconds = own_cpu_seconds() - client;
    measured.server_rss_kib = process_rss_kib(backend);
    print_measurement(&measured);
    PQfinish(connection);
    return 0;
}
