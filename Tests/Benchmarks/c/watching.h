/* Following events: the request with which a watch begins, and what is read of its messages. */
#ifndef BENCHMARKS_WATCHING_H
#define BENCHMARKS_WATCHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is told of: all events of a desk, or, if there is no desk, those of one ticket. */
struct interest {
    const char *desk;
    int64_t number;
};

/* What a message of a watch says. */
struct notice {
    bool is_heartbeat;
    /* Of an event: the ticket, and the ticket's revision after it. */
    int64_t number, revision;
};

/* The most bytes that a watch's first frame takes. */
enum { WATCH_BYTES_MAX = 1024 };

/* Writes the frame that begins a watch and returns its bytes. */
size_t watch_write(uint8_t *frame, uint32_t stream, const struct interest *interest, const char *token);

/* Reads a message, and no more of it than a notice has, so that the reader is not what is measured. */
bool watch_read(const uint8_t *message, size_t length, struct notice *notice);

#endif
