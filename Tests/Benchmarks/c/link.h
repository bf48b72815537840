/* A connection to a server: what comes waits in a buffer until its frame is whole, what goes until the kernel takes it.
 * Whatever goes wrong ends the process. */
#ifndef BENCHMARKS_LINK_H
#define BENCHMARKS_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct link {
    int socket;
    uint8_t *input, *output;
    size_t input_capacity, input_bytes, output_capacity, output_bytes, output_sent;
    bool waits_to_write;
};

struct frame {
    uint32_t stream;
    uint8_t type, flags;
    const uint8_t *data;
    size_t length;
};

/* Connects to this machine. The poller's events carry the link. */
void link_open(struct link *link, int poller, int port);

/* Where to write so many bytes at most; `output_bytes` has to be raised by what was written. */
uint8_t *link_reserve(struct link *link, size_t bytes);

/* Hands over what the kernel takes, and sees to it that the poller tells when it takes more. */
void link_flush(struct link *link, int poller);

/* Reads once; false if there is nothing. */
bool link_receive(struct link *link);

/* Takes the next whole frame, `at` being where to look and then where the next one begins. False if there is none. */
bool link_frame(const struct link *link, size_t *at, struct frame *frame);

/* Forgets so many bytes of what came. */
void link_forget(struct link *link, size_t bytes);

#endif
