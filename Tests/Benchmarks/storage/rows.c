#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const TABLE_NAMES[TABLES] = {"tickets", "events", "outbox", "requests"};

static void fail(sqlite3 *database, const char *what) {
    fprintf(stderr, "rows: %s: %s\n", what, sqlite3_errmsg(database));
    exit(1);
}

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) fail(database, sql);
    return statement;
}

static enum column_role role_of(const char *name) {
    if (strcmp(name, "ticket") == 0) return ROLE_TICKET;
    if (strcmp(name, "request_id") == 0) return ROLE_REQUEST_ID;
    return ROLE_FIXED;
}

static void read_columns(struct table *table, sqlite3 *database) {
    char *sql = sqlite3_mprintf("SELECT name, type, \"notnull\", pk FROM pragma_table_info(%Q)", table->name);
    sqlite3_stmt *statement = prepare(database, sql);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        if (strcmp(name, "position") == 0) {
            table->has_position = true;
            continue;
        }
        if (table->column_count == COLUMNS_MAX) fail(database, "too many columns");
        struct column *column = &table->columns[table->column_count++];
        column->name = strdup(name);
        column->type = strdup((const char *)sqlite3_column_text(statement, 1));
        column->is_not_null = sqlite3_column_int(statement, 2);
        column->is_key = sqlite3_column_int(statement, 3) > 0;
        column->role = role_of(name);
    }
    sqlite3_finalize(statement);
    sqlite3_free(sql);
}

static void read_values(struct table *table, sqlite3 *database, int64_t key) {
    for (int index = 0; index < table->column_count; index++) {
        char *sql = sqlite3_mprintf("SELECT \"%w\" FROM %s WHERE ticket = %lld", table->columns[index].name,
                                    table->name, (long long)key);
        sqlite3_stmt *statement = prepare(database, sql);
        if (sqlite3_step(statement) != SQLITE_ROW) fail(database, table->name);
        table->columns[index].value = sqlite3_value_dup(sqlite3_column_value(statement, 0));
        sqlite3_finalize(statement);
        sqlite3_free(sql);
    }
}

static char *read_terms(sqlite3 *database, int64_t key) {
    char *sql = sqlite3_mprintf("SELECT group_concat(term, ' ') FROM search_terms WHERE doc = %lld", (long long)key);
    sqlite3_stmt *statement = prepare(database, sql);
    char *terms = sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0)
        ? strdup((const char *)sqlite3_column_text(statement, 0)) : strdup("");
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return terms;
}

void rows_read(struct rows *rows, sqlite3 *database) {
    memset(rows, 0, sizeof *rows);
    sqlite3_stmt *statement = prepare(
        database,
        "SELECT ticket, tenant, (SELECT ticket_number FROM sequences WHERE sequences.tenant = tickets.tenant) "
        "FROM tickets ORDER BY ticket DESC LIMIT 1");
    if (sqlite3_step(statement) != SQLITE_ROW) fail(database, "there is no ticket to take for a pattern");
    rows->key = sqlite3_column_int64(statement, 0);
    rows->tenant = sqlite3_column_int64(statement, 1);
    rows->number = sqlite3_column_int64(statement, 2);
    sqlite3_finalize(statement);
    for (int index = 0; index < TABLES; index++) {
        rows->tables[index].name = TABLE_NAMES[index];
        read_columns(&rows->tables[index], database);
        read_values(&rows->tables[index], database, rows->key);
    }
    rows->terms = read_terms(database, rows->key);
}

void rows_next(struct rows *rows) {
    rows->key++;
    rows->number++;
    snprintf(rows->request_id, sizeof rows->request_id, "rows-%023lld", (long long)rows->number);
}

char *rows_insert(const struct table *table, char sign) {
    char *sql = NULL;
    size_t size = 0;
    FILE *text = open_memstream(&sql, &size);
    if (!text) exit(1);
    fprintf(text, "INSERT INTO %s (", table->name);
    for (int index = 0; index < table->column_count; index++)
        fprintf(text, "%s%s", index ? ", " : "", table->columns[index].name);
    fprintf(text, ") VALUES (");
    for (int index = 0; index < table->column_count; index++)
        fprintf(text, "%s%c%d", index ? ", " : "", sign, index + 1);
    fprintf(text, ")");
    fclose(text);
    return sql;
}
