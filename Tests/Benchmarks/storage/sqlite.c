/* A bare loop over SQLite, with the pragmas of ticketd's own connections.
 *
 *   sqlite-loop --database FILE --mode create [--per-commit 64] [--search] [--seconds 3 | --rows N]
 *   sqlite-loop --database FILE --mode get|list [--seconds 3]
 *
 * `create` writes what CreateTicket writes; with --search the index of searches, too. `get` reads a ticket by its key,
 * at random; `list` the newest fifty of an account. `create --rows N` is also how a large database is made. Latencies
 * are those of a commit, or of a read. Ends with a line of JSON; the "server" in it is this process. */
#include <getopt.h>
#include <stdlib.h>

#include "measure.h"
#include "rows.h"

static sqlite3 *database;
static struct rows rows;
static struct measurement measured;
static double seconds = 3;
static uint64_t rows_max;

static void check(int code, const char *what) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fprintf(stderr, "sqlite-loop: %s: %s\n", what, sqlite3_errmsg(database));
    exit(1);
}

static void execute(const char *sql) { check(sqlite3_exec(database, sql, NULL, NULL, NULL), sql); }

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL), sql);
    return statement;
}

static void run(sqlite3_stmt *statement) {
    int code = sqlite3_step(statement);
    if (code != SQLITE_DONE) check(code, sqlite3_sql(statement));
    sqlite3_reset(statement);
}

struct writer {
    sqlite3_stmt *begin, *commit, *sequence, *search, *inserts[TABLES];
};

/* What is the same for every ticket is bound once. */
static struct writer writer_open(int has_search) {
    struct writer writer = {.begin = prepare("BEGIN IMMEDIATE"), .commit = prepare("COMMIT")};
    writer.sequence = prepare("INSERT INTO sequences (tenant, ticket_number) VALUES (?1, ?2) "
                              "ON CONFLICT DO UPDATE SET ticket_number = ?2");
    sqlite3_bind_int64(writer.sequence, 1, rows.tenant);
    if (has_search) {
        writer.search = prepare("INSERT INTO search (rowid, terms) VALUES (?1, ?2)");
        sqlite3_bind_text(writer.search, 2, rows.terms, -1, SQLITE_STATIC);
    }
    for (int index = 0; index < TABLES; index++) {
        char *sql = rows_insert(&rows.tables[index], '?');
        writer.inserts[index] = prepare(sql);
        free(sql);
        for (int column = 0; column < rows.tables[index].column_count; column++)
            sqlite3_bind_value(writer.inserts[index], column + 1, rows.tables[index].columns[column].value);
    }
    return writer;
}

static void insert(const struct table *table, sqlite3_stmt *statement) {
    for (int column = 0; column < table->column_count; column++) {
        if (table->columns[column].role == ROLE_TICKET) sqlite3_bind_int64(statement, column + 1, rows.key);
        else if (table->columns[column].role == ROLE_REQUEST_ID)
            sqlite3_bind_text(statement, column + 1, rows.request_id, -1, SQLITE_STATIC);
    }
    run(statement);
}

static void create(int per_commit, int has_search) {
    struct writer writer = writer_open(has_search);
    uint64_t start = now_ns(), end = start + (uint64_t)(seconds * 1e9), now = start;
    while (rows_max ? measured.latency.count < rows_max : now < end) {
        run(writer.begin);
        int64_t first = rows.key + 1;
        for (int ticket = 0; ticket < per_commit; ticket++) {
            rows_next(&rows);
            sqlite3_bind_int64(writer.sequence, 2, rows.number);
            run(writer.sequence);
            for (int index = 0; index < TABLES; index++) insert(&rows.tables[index], writer.inserts[index]);
        }
        /* All of a commit at its end, as ticketd does it: FTS5 likes that best. */
        for (int64_t key = first; has_search && key <= rows.key; key++) {
            sqlite3_bind_int64(writer.search, 1, key);
            run(writer.search);
        }
        run(writer.commit);
        uint64_t after = now_ns();
        for (int ticket = 0; ticket < per_commit; ticket++) histogram_add(&measured.latency, after - now);
        now = after;
    }
}

static uint64_t next_random(uint64_t *state) {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545f4914f6cdd1dULL;
}

/* Reads every column, as whoever makes a ticket of it has to. */
static int drain(sqlite3_stmt *statement) {
    int count = 0, code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(statement); column++)
            if (sqlite3_column_type(statement, column) != SQLITE_NULL) (void)sqlite3_column_blob(statement, column);
        count++;
    }
    check(code, "a read");
    sqlite3_reset(statement);
    return count;
}

static const struct column *column(const char *name) {
    for (int index = 0; index < rows.tables[0].column_count; index++)
        if (strcmp(rows.tables[0].columns[index].name, name) == 0) return &rows.tables[0].columns[index];
    fprintf(stderr, "sqlite-loop: tickets have no column %s\n", name);
    exit(1);
}

static void read_rows(int is_list) {
    sqlite3_stmt *statement = prepare(
        is_list ? "SELECT * FROM tickets WHERE tenant = ?1 AND account = ?2 AND shared = ?3 ORDER BY ticket DESC "
                  "LIMIT 50"
                : "SELECT * FROM tickets WHERE ticket = ?1");
    sqlite3_stmt *range = prepare("SELECT min(ticket), max(ticket) FROM tickets");
    check(sqlite3_step(range), "the range of tickets");
    int64_t first = sqlite3_column_int64(range, 0), count = sqlite3_column_int64(range, 1) - first + 1;
    sqlite3_finalize(range);
    uint64_t random = 0x9e3779b97f4a7c15, now = now_ns(), end = now + (uint64_t)(seconds * 1e9);
    while (now < end) {
        if (is_list) {
            sqlite3_bind_int64(statement, 1, rows.tenant);
            sqlite3_bind_value(statement, 2, column("account")->value);
            sqlite3_bind_value(statement, 3, column("shared")->value);
        } else {
            sqlite3_bind_int64(statement, 1, first + (int64_t)((next_random(&random) >> 16) % (uint64_t)count));
        }
        if (drain(statement) != (is_list ? 50 : 1)) measured.errors++;
        uint64_t after = now_ns();
        histogram_add(&measured.latency, after - now);
        now = after;
    }
}

static void open_database(const char *path, int is_reader) {
    int flags = (is_reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX;
    check(sqlite3_open_v2(path, &database, flags, NULL), path);
    execute("PRAGMA busy_timeout = 5000");
    if (is_reader) {
        execute("PRAGMA mmap_size = 1073741824");
        execute("PRAGMA query_only = 1");
    } else {
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = FULL");
        execute("PRAGMA wal_autocheckpoint = 16000");
        execute("PRAGMA cache_size = -65536");
        execute("PRAGMA secure_delete = FAST");
    }
    rows_read(&rows, database);
}

int main(int count, char **arguments) {
    static const struct option names[] = {
        {"database", 1, 0, 'd'}, {"mode", 1, 0, 'm'}, {"per-commit", 1, 0, 'c'}, {"search", 0, 0, 'f'},
        {"seconds", 1, 0, 's'}, {"rows", 1, 0, 'r'}, {0},
    };
    const char *path = NULL, *mode = "create";
    int name, per_commit = 64, has_search = 0;
    while ((name = getopt_long(count, arguments, "", names, NULL)) != -1) {
        switch (name) {
        case 'd': path = optarg; break;
        case 'm': mode = optarg; break;
        case 'c': per_commit = atoi(optarg); break;
        case 'f': has_search = 1; break;
        case 's': seconds = atof(optarg); break;
        case 'r': rows_max = strtoull(optarg, NULL, 10); break;
        default: return 2;
        }
    }
    int is_create = strcmp(mode, "create") == 0, is_list = strcmp(mode, "list") == 0;
    if (!path || per_commit < 1 || (!is_create && !is_list && strcmp(mode, "get") != 0))
        return fprintf(stderr, "sqlite-loop: --database FILE --mode create|get|list\n"), 2;
    open_database(path, !is_create);
    uint64_t start = now_ns();
    double cpu = own_cpu_seconds();
    if (is_create) create(per_commit, has_search);
    else read_rows(is_list);
    measured.seconds = (double)(now_ns() - start) / 1e9;
    measured.server_cpu_seconds = own_cpu_seconds() - cpu;
    measured.server_rss_kib = process_rss_kib((int)getpid());
    /* So that a copy of the file alone is the whole database. */
    if (is_create) execute("PRAGMA wal_checkpoint(TRUNCATE)");
    print_measurement(&measured);
    return 0;
}
