#include "watching.h"

#include <stdio.h>
#include <string.h>

#include "failure.h"
#include "frames.h"
#include "ticket/v1/event_service.pb-c.h"
#include "ttrpc/ttrpc.pb-c.h"

/* The longest that there is: they come by the clock and are not what is measured. */
enum { HEARTBEAT_SECONDS = 300 };

enum { FIELD_EVENT = 1, FIELD_HEARTBEAT = 2, FIELD_TICKET_NUMBER = 3, FIELD_REVISION = 5 };

enum { WIRE_VARINT = 0, WIRE_BYTES = 2 };

static ProtobufCBinaryData text(const char *string) {
    return (ProtobufCBinaryData){.len = strlen(string), .data = (uint8_t *)string};
}

static size_t pack_request(uint8_t *payload, const struct interest *interest) {
    Ticket__V1__EventFilter filter = TICKET__V1__EVENT_FILTER__INIT;
    ProtobufCBinaryData desk = text(interest->desk ? interest->desk : "");
    int64_t number = interest->number;
    if (interest->desk) {
        filter.n_desks = 1;
        filter.desks = &desk;
    } else {
        filter.n_ticket_numbers = 1;
        filter.ticket_numbers = &number;
    }
    Google__Protobuf__Duration interval = GOOGLE__PROTOBUF__DURATION__INIT;
    interval.seconds = HEARTBEAT_SECONDS;
    Ticket__V1__WatchEventsRequest request = TICKET__V1__WATCH_EVENTS_REQUEST__INIT;
    request.filter = &filter;
    request.heartbeat_interval = &interval;
    return ticket__v1__watch_events_request__pack(&request, payload);
}

size_t watch_write(uint8_t *frame, uint32_t stream, const struct interest *interest, const char *token) {
    uint8_t payload[WATCH_BYTES_MAX / 2];
    char bearer[200];
    if (interest->desk && strlen(interest->desk) > 100) fail("the desk's key is too long");
    snprintf(bearer, sizeof bearer, "Bearer %s", token);
    Ttrpc__KeyValue pair = TTRPC__KEY_VALUE__INIT, *pairs[] = {&pair};
    pair.key = text("authorization");
    pair.value = text(bearer);
    Ttrpc__Request envelope = TTRPC__REQUEST__INIT;
    envelope.service = text("ticket.v1.EventService");
    envelope.method = text("WatchEvents");
    envelope.payload = (ProtobufCBinaryData){.len = pack_request(payload, interest), .data = payload};
    envelope.n_metadata = 1;
    envelope.metadata = pairs;
    size_t length = ttrpc__request__pack(&envelope, frame + HEADER_BYTES);
    put_header(frame, (uint32_t)length, stream, FRAME_REQUEST);
    frame[9] = FLAG_REMOTE_CLOSED;
    return HEADER_BYTES + length;
}

/* The next field of a message: its number, and its value, which is a length where bytes follow. False at the end, and
 * where something else stands than an event has. */
static bool next_field(const uint8_t **bytes, const uint8_t *end, uint64_t *field, uint64_t *value, bool *has_bytes) {
    uint64_t tag;
    size_t count = get_varint(*bytes, (size_t)(end - *bytes), &tag);
    if (count == 0) return false;
    *bytes += count;
    count = get_varint(*bytes, (size_t)(end - *bytes), value);
    *bytes += count;
    *field = tag >> 3;
    *has_bytes = (tag & 7) == WIRE_BYTES;
    return count > 0 && (*has_bytes ? *value <= (uint64_t)(end - *bytes) : (tag & 7) == WIRE_VARINT);
}

static void read_event(const uint8_t *bytes, const uint8_t *end, struct notice *notice) {
    uint64_t field, value;
    bool has_bytes;
    while (bytes < end && next_field(&bytes, end, &field, &value, &has_bytes)) {
        if (field == FIELD_TICKET_NUMBER) notice->number = (int64_t)value;
        if (field == FIELD_REVISION) notice->revision = (int64_t)value;
        if (has_bytes) bytes += value;
    }
}

bool watch_read(const uint8_t *message, size_t length, struct notice *notice) {
    const uint8_t *end = message + length;
    uint64_t field, value;
    bool has_bytes;
    *notice = (struct notice){0};
    if (!next_field(&message, end, &field, &value, &has_bytes) || !has_bytes) return false;
    notice->is_heartbeat = field == FIELD_HEARTBEAT;
    if (field == FIELD_EVENT) read_event(message, message + value, notice);
    return notice->is_heartbeat || (notice->number > 0 && notice->revision > 0);
}
