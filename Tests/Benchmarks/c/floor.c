/* The floor: what a call costs at least. One thread, epoll, protobuf-c; no limits, no metadata, no deadlines, nobody
 * authenticated, and it ends when a peer sends what it does not expect.
 *
 *   floor --ticket FILE [--port 0]
 *
 * Prints "listening PORT". */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "frames.h"
#include "ticket/v1/ticket_service.pb-c.h"
#include "ttrpc/ttrpc.pb-c.h"

enum { BUFFER_BYTES = 1 << 18, ARENA_BYTES = 1 << 16, EVENTS_MAX = 256 };

struct connection {
    int socket;
    size_t input_bytes, output_bytes;
    uint8_t input[BUFFER_BYTES], output[4 * BUFFER_BYTES];
};

static Ticket__V1__Ticket *ticket;
static uint8_t arena[ARENA_BYTES] __attribute__((aligned(16)));
static size_t arena_used;

static void die(const char *what) {
    fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *take(void *data, size_t bytes) {
    (void)data;
    bytes = (bytes + 15) & ~(size_t)15;
    if (bytes > ARENA_BYTES - arena_used) return NULL;
    void *start = arena + arena_used;
    arena_used += bytes;
    return start;
}

static void give_back(void *data, void *pointer) {
    (void)data;
    (void)pointer;
}

static ProtobufCAllocator allocator = {.alloc = take, .free = give_back};

static bool is_text(ProtobufCBinaryData bytes, const char *text) {
    return bytes.len == strlen(text) && memcmp(bytes.data, text, bytes.len) == 0;
}

static void answer(struct connection *connection, uint32_t stream, const uint8_t *data, size_t length) {
    arena_used = 0;
    Ttrpc__Request *envelope = ttrpc__request__unpack(&allocator, length, data);
    if (!envelope || !is_text(envelope->service, "ticket.v1.TicketService") || !is_text(envelope->method, "GetTicket"))
        exit(3);
    Ticket__V1__GetTicketRequest *request =
        ticket__v1__get_ticket_request__unpack(&allocator, envelope->payload.len, envelope->payload.data);
    if (!request) exit(3);
    ticket->number = request->number;
    size_t size = ticket__v1__ticket__get_packed_size(ticket);
    uint8_t *frame = connection->output + connection->output_bytes, *end = frame + HEADER_BYTES;
    if (connection->output_bytes + size + 32 > sizeof connection->output) exit(3);
    *end++ = 0x12;
    end += put_varint(end, size);
    end += ticket__v1__ticket__pack(ticket, end);
    put_header(frame, (uint32_t)(end - frame - HEADER_BYTES), stream, FRAME_RESPONSE);
    connection->output_bytes += (size_t)(end - frame);
}

static void answer_all(struct connection *connection) {
    size_t at = 0;
    while (connection->input_bytes - at >= HEADER_BYTES) {
        const uint8_t *frame = connection->input + at;
        size_t length = get_u32(frame);
        if (length > BUFFER_BYTES - HEADER_BYTES || frame[8] != FRAME_REQUEST) exit(3);
        if (connection->input_bytes - at < HEADER_BYTES + length) break;
        answer(connection, get_u32(frame + 4), frame + HEADER_BYTES, length);
        at += HEADER_BYTES + length;
    }
    memmove(connection->input, connection->input + at, connection->input_bytes - at);
    connection->input_bytes -= at;
}

/* One read, all its replies, one write. The socket takes what a closed loop can ask for, so that writing may wait. */
static void serve(struct connection *connection) {
    ssize_t count = recv(connection->socket, connection->input + connection->input_bytes,
                         sizeof connection->input - connection->input_bytes, 0);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) {
        close(connection->socket);
        free(connection);
        return;
    }
    connection->input_bytes += (size_t)count;
    answer_all(connection);
    for (size_t sent = 0; sent < connection->output_bytes;) {
        ssize_t written = send(connection->socket, connection->output + sent, connection->output_bytes - sent,
                               MSG_NOSIGNAL);
        if (written > 0) sent += (size_t)written;
        else if (errno != EAGAIN) break;
    }
    connection->output_bytes = 0;
}

static void accept_one(int poller, int listener) {
    int one = 1, socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    if (socket < 0) return;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct connection *connection = malloc(sizeof *connection);
    if (!connection) die("malloc");
    connection->socket = socket;
    connection->input_bytes = connection->output_bytes = 0;
    struct epoll_event event = {.events = EPOLLIN};
    event.data.ptr = connection;
    if (epoll_ctl(poller, EPOLL_CTL_ADD, socket, &event) < 0) die("epoll_ctl");
}

static int listen_on(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    int one = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, size) < 0 || listen(listener, 1024) < 0) die("listen");
    getsockname(listener, (struct sockaddr *)&address, &size);
    printf("listening %d\n", ntohs(address.sin_port));
    fflush(stdout);
    return listener;
}

static void read_ticket(const char *path) {
    static uint8_t bytes[BUFFER_BYTES];
    FILE *file = fopen(path, "rb");
    if (!file) die(path);
    size_t count = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    ticket = ticket__v1__ticket__unpack(NULL, count, bytes);
    if (!ticket) die("the ticket");
}

int main(int count, char **arguments) {
    static const struct option names[] = {{"port", 1, 0, 'p'}, {"ticket", 1, 0, 't'}, {0}};
    int name, port = 0;
    while ((name = getopt_long(count, arguments, "", names, NULL)) != -1) {
        if (name == 'p') port = atoi(optarg);
        else if (name == 't') read_ticket(optarg);
        else return 2;
    }
    if (!ticket) return fprintf(stderr, "floor: --ticket FILE is missing\n"), 2;
    int listener = listen_on(port), poller = epoll_create1(0);
    struct epoll_event events[EVENTS_MAX], event = {.events = EPOLLIN};
    if (poller < 0 || epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event) < 0) die("epoll");
    while (true) {
        int ready = epoll_wait(poller, events, EVENTS_MAX, -1);
        for (int index = 0; index < ready; index++) {
            if (events[index].data.ptr) serve(events[index].data.ptr);
            else accept_one(poller, listener);
        }
    }
}
