/* The rows that CreateTicket writes, taken from a ticket in a database of ticketd's own: so they are the very rows,
 * whatever the schema becomes. A new ticket has the same rows under another key and another request id. */
#ifndef BENCHMARKS_ROWS_H
#define BENCHMARKS_ROWS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

enum { TABLES = 4, COLUMNS_MAX = 64, REQUEST_ID_BYTES = 48 };

enum column_role { ROLE_FIXED, ROLE_TICKET, ROLE_REQUEST_ID };

struct column {
    char *name;
    /* As the table declares it: INTEGER, TEXT or BLOB. */
    char *type;
    bool is_not_null, is_key;
    enum column_role role;
    sqlite3_value *value;
};

struct table {
    const char *name;
    /* All but the column that counts rows by itself. */
    int column_count;
    struct column columns[COLUMNS_MAX];
    bool has_position;
};

struct rows {
    struct table tables[TABLES];
    /* What the index of searches has of the ticket, separated by spaces. */
    char *terms;
    int64_t tenant;
    /* The key and the number of the next ticket. */
    int64_t key, number;
    char request_id[REQUEST_ID_BYTES];
};

/* Reads the rows of the newest ticket. Ends the process where there is none. */
void rows_read(struct rows *rows, sqlite3 *database);

/* Goes on to the next ticket: its key, its number, its request id. */
void rows_next(struct rows *rows);

/* An INSERT for a table whose parameters are "?1" or "$1", whichever `sign` is. The caller frees it. */
char *rows_insert(const struct table *table, char sign);

#endif
