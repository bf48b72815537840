/* The calls that a load makes, packed: everything of a request but its header and what differs from call to call. */
#ifndef BENCHMARKS_CALLS_H
#define BENCHMARKS_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum operation { OPERATION_GET, OPERATION_CREATE, OPERATION_LIST, OPERATION_SEARCH };

struct call_template {
    enum operation operation;
    /* So many tickets are asked for at random, from this number on. */
    uint64_t first, tickets;
    /* Whose tickets are listed. */
    const char *account;
    /* What is searched for; the subject of what is created, if it is to have another one. */
    const char *words;
    /* The envelope in front of the payload, and behind it: deadline and metadata. */
    uint8_t front[256], back[256];
    size_t front_bytes, back_bytes;
    /* The payload, where it is the same but for the digits of its request id. */
    uint8_t payload[2048];
    size_t payload_bytes;
    uint8_t *request_id_digits;
    uint64_t next_request_id;
    uint64_t random;
};

/* Prepares calls, with what is set above already. Without a token they carry neither metadata nor a deadline. Returns
 * false for an unknown name, and for words that are missing or do not fit. */
bool call_template_init(struct call_template *calls, const char *operation, const char *token, int timeout_seconds);

/* The most bytes that a frame takes. */
size_t call_bytes_max(const struct call_template *calls);

/* Writes the next call's frame and returns its bytes. `number` is the ticket asked for, 0 for none. */
size_t call_write(struct call_template *calls, uint8_t *frame, uint32_t stream, uint64_t *number);

/* Whether a payload is the answer to a call. `number` is what `call_write` gave. */
bool call_accepts(const struct call_template *calls, const uint8_t *payload, size_t length, uint64_t number);

#endif
