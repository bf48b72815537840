/* A closed loop of ttrpc calls: so many connections, so many calls in flight on each, one thread.
 *
 *   load --port PORT [--pid SERVER] [--connections 1] [--in-flight 1] [--seconds 3] [--warmup 0.5] [--calls N]
 *        [--operation get|create|list|search] [--first 1] [--tickets 1000000] [--token TEXT] [--timeout 10]
 *        [--account TEXT] [--words TEXT]
 *
 * Lists are of an account. The words are what is searched for, and the subject of what is created.
 *
 * A call begins when its bytes are handed to the kernel with all others of the same burst, and ends when the burst with
 * its reply was read. With --calls it makes so many calls and no warm-up. Ends with a line of JSON. Every 64th reply is
 * unpacked and checked; of the others only the envelope is read, so that the load is not what is measured. */
#include <getopt.h>
#include <stdbool.h>
#include <sys/epoll.h>

#include "calls.h"
#include "failure.h"
#include "frames.h"
#include "link.h"
#include "measure.h"
#include "ttrpc/ttrpc.pb-c.h"

enum { SLOTS = 4096, IN_FLIGHT_MAX = SLOTS / 4, CHECKED_EVERY = 64, EVENTS_MAX = 256 };

struct slot {
    uint32_t stream;
    uint64_t start;
    uint64_t number;
};

struct connection {
    /* First, so that the poller's events lead to the connection. */
    struct link link;
    uint32_t next_stream;
    struct slot slots[SLOTS];
};

static struct options {
    int port, pid, connections, in_flight, timeout;
    double seconds, warmup;
    uint64_t calls, first, tickets;
    const char *operation, *token, *account, *words;
} options = {.connections = 1, .in_flight = 1, .timeout = 10, .seconds = 3, .warmup = 0.5, .first = 1,
             .tickets = 1000000, .operation = "get", .account = ""};

static struct call_template calls;
static struct measurement measured;
static int poller;
static bool is_measuring;
static uint64_t calls_begun, calls_ended, now;

static bool has_calls_left(void) { return options.calls == 0 || calls_begun < options.calls; }

static void begin_call(struct connection *connection) {
    struct slot *slot;
    do {
        slot = &connection->slots[(connection->next_stream >> 1) % SLOTS];
        if (slot->stream) connection->next_stream += 2;
    } while (slot->stream);
    slot->stream = connection->next_stream;
    slot->start = now;
    connection->next_stream += 2;
    uint8_t *frame = link_reserve(&connection->link, call_bytes_max(&calls));
    connection->link.output_bytes += call_write(&calls, frame, slot->stream, &slot->number);
    calls_begun++;
}

static void note_error(const char *text, size_t length) {
    if (measured.errors++ > 0) return;
    if (length >= sizeof measured.first_error) length = sizeof measured.first_error - 1;
    memcpy(measured.first_error, text, length);
}

static void note_failure(const uint8_t *data, size_t length) {
    Ttrpc__Response *response = ttrpc__response__unpack(NULL, length, data);
    if (response && response->status)
        note_error((const char *)response->status->message.data, response->status->message.len);
    else
        note_error("unreadable envelope", 19);
    ttrpc__response__free_unpacked(response, NULL);
}

/* Reads an envelope: an empty status or none, then the payload. */
static void read_reply(const struct slot *slot, const uint8_t *data, size_t length) {
    uint64_t size = 0;
    size_t at = 0;
    if (length >= 2 && data[0] == 0x0a && data[1] == 0) at = 2;
    size_t digits = at < length && data[at] == 0x12 ? get_varint(data + at + 1, length - at - 1, &size) : 0;
    if (!digits || size != length - at - 1 - digits) return note_failure(data, length);
    if (calls_ended % CHECKED_EVERY == 0 && !call_accepts(&calls, data + at + 1 + digits, size, slot->number))
        note_error("a reply is not the one that was asked for", 41);
}

static void end_call(struct connection *connection, uint32_t stream, const uint8_t *data, size_t length) {
    struct slot *slot = &connection->slots[(stream >> 1) % SLOTS];
    if (slot->stream != stream) fail("a reply to no call");
    read_reply(slot, data, length);
    if (is_measuring) histogram_add(&measured.latency, now - slot->start);
    slot->stream = 0;
    calls_ended++;
    if (has_calls_left()) begin_call(connection);
}

static void receive(struct connection *connection) {
    if (!link_receive(&connection->link)) return;
    now = now_ns();
    struct frame frame;
    size_t at = 0;
    while (link_frame(&connection->link, &at, &frame))
        if (frame.type == FRAME_RESPONSE) end_call(connection, frame.stream, frame.data, frame.length);
    link_forget(&connection->link, at);
}

static struct connection *connect_one(void) {
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection) die("calloc");
    link_open(&connection->link, poller, options.port);
    connection->next_stream = 1;
    return connection;
}

/* Serves what is ready until a moment, or until all calls have ended. */
static void run_until(uint64_t end) {
    struct epoll_event events[EVENTS_MAX];
    while (now < end && (options.calls == 0 || calls_ended < options.calls)) {
        int count = epoll_wait(poller, events, EVENTS_MAX, 10);
        if (count < 0 && errno != EINTR) die("epoll_wait");
        now = now_ns();
        for (int index = 0; index < count; index++) {
            struct connection *connection = events[index].data.ptr;
            if (events[index].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) receive(connection);
            link_flush(&connection->link, poller);
        }
    }
}

static void measure(void) {
    now = now_ns();
    if (options.calls == 0) run_until(now + (uint64_t)(options.warmup * 1e9));
    is_measuring = true;
    measured.errors = 0;
    uint64_t start = now;
    double server = process_cpu_seconds(options.pid), client = own_cpu_seconds();
    run_until(options.calls ? UINT64_MAX : start + (uint64_t)(options.seconds * 1e9));
    measured.seconds = (double)(now - start) / 1e9;
    measured.server_cpu_seconds = process_cpu_seconds(options.pid) - server;
    measured.client_cpu_seconds = own_cpu_seconds() - client;
    measured.server_rss_kib = process_rss_kib(options.pid);
}

static void read_options(int count, char **arguments) {
    static const struct option names[] = {
        {"port", 1, 0, 'p'}, {"pid", 1, 0, 'i'}, {"connections", 1, 0, 'c'}, {"in-flight", 1, 0, 'k'},
        {"seconds", 1, 0, 's'}, {"warmup", 1, 0, 'w'}, {"calls", 1, 0, 'n'}, {"operation", 1, 0, 'o'},
        {"first", 1, 0, 'f'}, {"tickets", 1, 0, 't'}, {"token", 1, 0, 'a'}, {"account", 1, 0, 'x'},
        {"timeout", 1, 0, 'd'}, {"words", 1, 0, 'q'}, {0},
    };
    int name;
    while ((name = getopt_long(count, arguments, "", names, NULL)) != -1) {
        switch (name) {
        case 'p': options.port = atoi(optarg); break;
        case 'i': options.pid = atoi(optarg); break;
        case 'c': options.connections = atoi(optarg); break;
        case 'k': options.in_flight = atoi(optarg); break;
        case 's': options.seconds = atof(optarg); break;
        case 'w': options.warmup = atof(optarg); break;
        case 'n': options.calls = strtoull(optarg, NULL, 10); break;
        case 'o': options.operation = optarg; break;
        case 'f': options.first = strtoull(optarg, NULL, 10); break;
        case 't': options.tickets = strtoull(optarg, NULL, 10); break;
        case 'a': options.token = optarg; break;
        case 'x': options.account = optarg; break;
        case 'q': options.words = optarg; break;
        case 'd': options.timeout = atoi(optarg); break;
        default: exit(2);
        }
    }
    if (options.port <= 0 || options.connections < 1 || options.timeout < 1)
        fail("--port, --connections and --timeout must be positive");
    if (options.in_flight < 1 || options.in_flight > IN_FLIGHT_MAX) fail("--in-flight must be 1 to 1024");
}

int main(int count, char **arguments) {
    read_options(count, arguments);
    calls = (struct call_template){.account = options.account, .words = options.words,
                                   .first = options.first, .tickets = options.tickets};
    if (!call_template_init(&calls, options.operation, options.token, options.timeout))
        fail("--operation must be get, create, list or search; and --words must not be long");
    poller = epoll_create1(0);
    if (poller < 0) die("epoll_create1");
    struct connection **connections = calloc((size_t)options.connections, sizeof *connections);
    if (!connections) die("calloc");
    for (int index = 0; index < options.connections; index++) connections[index] = connect_one();
    now = now_ns();
    for (int index = 0; index < options.connections; index++) {
        for (int call = 0; call < options.in_flight && has_calls_left(); call++) begin_call(connections[index]);
        link_flush(&connections[index]->link, poller);
    }
    measure();
    print_measurement(&measured);
    return 0;
}
