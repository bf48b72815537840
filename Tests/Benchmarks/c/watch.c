/* Watchers of events, each on a connection of its own, and somebody who makes tickets, one after the other.
 *
 *   watch --port PORT [--pid SERVER] [--watchers 1000] (--desk KEY | --first NUMBER) --token TEXT
 *         --reader TEXT [--reader TEXT ...] [--seconds 3] [--warmup 0.5] [--calls N]
 *
 * With --desk everybody watches that desk. The next ticket is made when all have every event of the one before; whoever
 * gets one twice, out of order or of nothing that was made ends the run, as does who gets none for half a minute.
 * Latencies are those of each event at each watcher, from its commit, which is when the reply or the first event was
 * read, whichever came earlier, until the event was read.
 *
 * With --first the watchers watch one ticket each, from that number on, and are told of none that is made: latencies are
 * those of the calls.
 *
 * Tickets are made with --token; watchers use the tokens of --reader in turn. With --calls so many tickets are made and
 * no warm-up. Ends with a line of JSON. */
#include <getopt.h>
#include <stdbool.h>
#include <sys/epoll.h>

#include "calls.h"
#include "failure.h"
#include "frames.h"
#include "link.h"
#include "measure.h"
#include "ticket/v1/ticket.pb-c.h"
#include "ttrpc/ttrpc.pb-c.h"
#include "watching.h"

enum { READERS_MAX = 256, EVENTS_MAX = 256, PATIENCE_SECONDS = 30, OPENING_AT_A_TIME = 100, TIMEOUT_SECONDS = 30 };

/* How long it is seen to at the end that nothing comes twice. */
#define LINGER_SECONDS 0.2

struct watcher {
    /* First, so that the poller's events lead to the watcher. */
    struct link link;
    bool is_ready;
    /* How many events of the present ticket it has. */
    int64_t seen;
};

static struct options {
    int port, pid, watchers, reader_count;
    double seconds, warmup;
    uint64_t calls;
    int64_t first;
    const char *desk, *token, *readers[READERS_MAX];
} options = {.watchers = 1000, .seconds = 3, .warmup = 0.5};

/* The ticket that is made now. */
static struct {
    /* 0 until the reply or an event names it. */
    int64_t number;
    /* How many events it has; 0 until the reply says so. */
    int64_t revision;
    uint64_t begun, committed;
    /* How many events all watchers together have of it. */
    uint64_t delivered;
} present;

static struct call_template calls;
static struct measurement measured;
static struct watcher *watchers;
static struct link author;
static int poller, ready_count;
static uint32_t next_stream = 1;
static uint64_t now, tickets, events;
static bool is_measuring;

/* A ticket is named, by its reply or by an event, whichever comes first. */
static void name_ticket(int64_t number) {
    if (present.committed == 0) present.committed = now;
    if (present.begun == 0) fail("an event came of nothing that was made");
    if (present.number == 0) present.number = number;
    if (present.number != number) fail("an event came of another ticket than the one that was made");
}

static void end_in_failure(const char *what, const uint8_t *data, size_t length) {
    Ttrpc__Response *response = ttrpc__response__unpack(NULL, length, data);
    if (!response || !response->status) fail(what);
    fprintf(stderr, "watch: %s: %.*s\n", what, (int)response->status->message.len,
            (const char *)response->status->message.data);
    exit(1);
}

static void take_event(struct watcher *watcher, const struct notice *notice) {
    if (!options.desk) fail("an event came to somebody who does not watch its ticket");
    name_ticket(notice->number);
    if (notice->revision != ++watcher->seen) fail("an event is missing, came twice, or out of order");
    if (present.revision && notice->revision > present.revision) fail("there are more events than were made");
    present.delivered++;
    if (is_measuring) histogram_add(&measured.latency, now - present.committed);
}

static void take_message(struct watcher *watcher, const struct frame *frame) {
    struct notice notice;
    if (frame->type == FRAME_RESPONSE || (frame->flags & FLAG_NO_DATA))
        end_in_failure("a watch has ended", frame->data, frame->length);
    if (frame->type != FRAME_DATA) return;
    if (!watch_read(frame->data, frame->length, &notice)) fail("a message is neither an event nor a heartbeat");
    if (!notice.is_heartbeat) return take_event(watcher, &notice);
    if (!watcher->is_ready) ready_count++;
    watcher->is_ready = true;
}

static void take_reply(const struct frame *frame) {
    if (frame->type != FRAME_RESPONSE) return;
    Ttrpc__Response *response = ttrpc__response__unpack(NULL, frame->length, frame->data);
    if (!response || response->payload.len == 0)
        end_in_failure("a ticket was not made", frame->data, frame->length);
    Ticket__V1__Ticket *ticket = ticket__v1__ticket__unpack(NULL, response->payload.len, response->payload.data);
    if (!ticket || ticket->revision < 1) fail("a reply is no ticket");
    name_ticket(ticket->number);
    present.revision = ticket->revision;
    if (is_measuring && !options.desk) histogram_add(&measured.latency, now - present.begun);
    ticket__v1__ticket__free_unpacked(ticket, NULL);
    ttrpc__response__free_unpacked(response, NULL);
}

static void receive(struct link *link) {
    if (!link_receive(link)) return;
    now = now_ns();
    struct frame frame;
    size_t at = 0;
    while (link_frame(link, &at, &frame)) {
        if (link == &author) take_reply(&frame);
        else take_message((struct watcher *)link, &frame);
    }
    link_forget(link, at);
}

/* Serves what is ready until a moment. */
static void serve(uint64_t end) {
    struct epoll_event ready[EVENTS_MAX];
    now = now_ns();
    int wait = end > now ? (int)((end - now) / 1000000) + 1 : 0;
    int count = epoll_wait(poller, ready, EVENTS_MAX, wait);
    if (count < 0 && errno != EINTR) die("epoll_wait");
    for (int index = 0; index < count; index++) {
        struct link *link = ready[index].data.ptr;
        if (ready[index].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) receive(link);
        link_flush(link, poller);
    }
    now = now_ns();
}

static uint64_t from_now(double seconds) { return now_ns() + (uint64_t)(seconds * 1e9); }

static void open_watch(int index) {
    struct watcher *watcher = &watchers[index];
    struct interest interest = {.desk = options.desk, .number = options.first + index};
    link_open(&watcher->link, poller, options.port);
    uint8_t *frame = link_reserve(&watcher->link, WATCH_BYTES_MAX);
    watcher->link.output_bytes +=
        watch_write(frame, 1, &interest, options.readers[index % options.reader_count]);
    link_flush(&watcher->link, poller);
}

/* Some at a time, so that none waits for a place; a watch has begun with its first heartbeat. */
static void open_watches(void) {
    watchers = calloc((size_t)options.watchers + 1, sizeof *watchers);
    if (!watchers) die("calloc");
    for (int index = 0; index < options.watchers;) {
        int end = index + OPENING_AT_A_TIME < options.watchers ? index + OPENING_AT_A_TIME : options.watchers;
        for (; index < end; index++) open_watch(index);
        for (uint64_t patience = from_now(PATIENCE_SECONDS); ready_count < index; serve(patience))
            if (now > patience) fail("a watch does not begin");
    }
}

static bool is_everywhere(void) {
    uint64_t readers = options.desk ? (uint64_t)options.watchers : 0;
    return present.revision > 0 && present.delivered == readers * (uint64_t)present.revision;
}

static void make_ticket(void) {
    uint64_t number;
    memset(&present, 0, sizeof present);
    for (int index = 0; index < options.watchers; index++) watchers[index].seen = 0;
    present.begun = now = now_ns();
    uint8_t *frame = link_reserve(&author, call_bytes_max(&calls));
    author.output_bytes += call_write(&calls, frame, next_stream, &number);
    next_stream += 2;
    link_flush(&author, poller);
    for (uint64_t patience = from_now(PATIENCE_SECONDS); !is_everywhere(); serve(patience))
        if (now > patience) fail("an event has not reached everybody in half a minute");
    for (int index = 0; options.desk && index < options.watchers; index++)
        if (watchers[index].seen != present.revision) fail("an event reached somebody twice, and somebody else not");
    if (!is_measuring) return;
    tickets++;
    events += (uint64_t)present.revision;
}

static void measure(void) {
    uint64_t end = from_now(options.warmup);
    while (options.calls == 0 && now_ns() < end) make_ticket();
    is_measuring = true;
    uint64_t start = now_ns();
    double server = process_cpu_seconds(options.pid), client = own_cpu_seconds();
    end = from_now(options.seconds);
    do make_ticket();
    while (options.calls ? tickets < options.calls : now < end);
    measured.seconds = (double)(now_ns() - start) / 1e9;
    measured.server_cpu_seconds = process_cpu_seconds(options.pid) - server;
    measured.client_cpu_seconds = own_cpu_seconds() - client;
    measured.server_rss_kib = process_rss_kib(options.pid);
    for (end = from_now(LINGER_SECONDS); now_ns() < end;) serve(end);
}

static void read_options(int count, char **arguments) {
    static const struct option names[] = {
        {"port", 1, 0, 'p'}, {"pid", 1, 0, 'i'}, {"watchers", 1, 0, 'c'}, {"desk", 1, 0, 'k'}, {"first", 1, 0, 'f'},
        {"token", 1, 0, 'a'}, {"reader", 1, 0, 'r'}, {"seconds", 1, 0, 's'}, {"warmup", 1, 0, 'w'},
        {"calls", 1, 0, 'n'}, {0},
    };
    int name;
    while ((name = getopt_long(count, arguments, "", names, NULL)) != -1) {
        switch (name) {
        case 'p': options.port = atoi(optarg); break;
        case 'i': options.pid = atoi(optarg); break;
        case 'c': options.watchers = atoi(optarg); break;
        case 'k': options.desk = optarg; break;
        case 'f': options.first = strtoll(optarg, NULL, 10); break;
        case 'a': options.token = optarg; break;
        case 'r':
            if (options.reader_count == READERS_MAX) fail("there are too many --reader");
            options.readers[options.reader_count++] = optarg;
            break;
        case 's': options.seconds = atof(optarg); break;
        case 'w': options.warmup = atof(optarg); break;
        case 'n': options.calls = strtoull(optarg, NULL, 10); break;
        default: exit(2);
        }
    }
    if (options.port <= 0 || options.watchers < 0) fail("--port must be positive, --watchers not negative");
    if (!options.desk == !options.first) fail("give either --desk or --first");
    if (!options.token || options.reader_count == 0) fail("--token and --reader are missing");
}

int main(int count, char **arguments) {
    read_options(count, arguments);
    if (!call_template_init(&calls, "create", options.token, TIMEOUT_SECONDS)) fail("the call cannot be made");
    poller = epoll_create1(0);
    if (poller < 0) die("epoll_create1");
    open_watches();
    link_open(&author, poller, options.port);
    measure();
    printf("{\"watchers\": %d, \"tickets\": %" PRIu64 ", \"events\": %" PRIu64 ", ", options.watchers, tickets, events);
    print_figures(&measured);
    return 0;
}
