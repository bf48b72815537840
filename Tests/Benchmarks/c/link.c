#include "link.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include "failure.h"
#include "frames.h"

enum { BUFFER_BYTES = 1 << 18 };

static void reserve(uint8_t **bytes, size_t *capacity, size_t needed) {
    if (needed <= *capacity) return;
    while (*capacity < needed) *capacity = *capacity ? 2 * *capacity : BUFFER_BYTES;
    *bytes = realloc(*bytes, *capacity);
    if (!*bytes) die("realloc");
}

static void watch(struct link *link, int poller, int operation) {
    struct epoll_event event = {.events = EPOLLIN | (link->waits_to_write ? EPOLLOUT : 0)};
    event.data.ptr = link;
    if (epoll_ctl(poller, operation, link->socket, &event) < 0) die("epoll_ctl");
}

void link_open(struct link *link, int poller, int port) {
    *link = (struct link){.socket = socket(AF_INET, SOCK_STREAM, 0)};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int one = 1;
    if (connect(link->socket, (struct sockaddr *)&address, sizeof address) < 0) die("connect");
    setsockopt(link->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (fcntl(link->socket, F_SETFL, O_NONBLOCK) < 0) die("fcntl");
    watch(link, poller, EPOLL_CTL_ADD);
}

uint8_t *link_reserve(struct link *link, size_t bytes) {
    reserve(&link->output, &link->output_capacity, link->output_bytes + bytes);
    return link->output + link->output_bytes;
}

void link_flush(struct link *link, int poller) {
    while (link->output_sent < link->output_bytes) {
        ssize_t count = send(link->socket, link->output + link->output_sent, link->output_bytes - link->output_sent,
                             MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN) die("send");
        if (count < 0) break;
        link->output_sent += (size_t)count;
    }
    bool waits = link->output_sent < link->output_bytes;
    if (!waits) link->output_sent = link->output_bytes = 0;
    if (waits == link->waits_to_write) return;
    link->waits_to_write = waits;
    watch(link, poller, EPOLL_CTL_MOD);
}

bool link_receive(struct link *link) {
    reserve(&link->input, &link->input_capacity, link->input_bytes + BUFFER_BYTES);
    ssize_t count = recv(link->socket, link->input + link->input_bytes, link->input_capacity - link->input_bytes, 0);
    if (count == 0) fail("the server closed a connection");
    if (count < 0 && errno == EAGAIN) return false;
    if (count < 0) die("recv");
    link->input_bytes += (size_t)count;
    return true;
}

bool link_frame(const struct link *link, size_t *at, struct frame *frame) {
    const uint8_t *bytes = link->input + *at;
    if (link->input_bytes - *at < HEADER_BYTES) return false;
    size_t length = get_u32(bytes);
    if (length > FRAME_BYTES_MAX) fail("a frame is too long");
    if (link->input_bytes - *at < HEADER_BYTES + length) return false;
    *frame = (struct frame){get_u32(bytes + 4), bytes[8], bytes[9], bytes + HEADER_BYTES, length};
    *at += HEADER_BYTES + length;
    return true;
}

void link_forget(struct link *link, size_t bytes) {
    memmove(link->input, link->input + bytes, link->input_bytes - bytes);
    link->input_bytes -= bytes;
}
