#include "calls.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "frames.h"
#include "ticket/v1/ticket_service.pb-c.h"
#include "ttrpc/ttrpc.pb-c.h"

enum { REQUEST_ID_DIGITS = 16, PAGE_SIZE = 50, WORDS_BYTES_MAX = 512 };

static ProtobufCBinaryData text(const char *string) {
    return (ProtobufCBinaryData){.len = strlen(string), .data = (uint8_t *)string};
}

static void pack_envelope(struct call_template *calls, const char *method, const char *token, int timeout_seconds) {
    Ttrpc__Request front = TTRPC__REQUEST__INIT;
    front.service = text("ticket.v1.TicketService");
    front.method = text(method);
    calls->front_bytes = ttrpc__request__pack(&front, calls->front);
    if (!token) return;
    char bearer[200];
    snprintf(bearer, sizeof bearer, "Bearer %s", token);
    Ttrpc__KeyValue pair = TTRPC__KEY_VALUE__INIT, *pairs[] = {&pair};
    pair.key = text("authorization");
    pair.value = text(bearer);
    Ttrpc__Request back = TTRPC__REQUEST__INIT;
    back.timeout_nano = (int64_t)timeout_seconds * 1000000000;
    back.n_metadata = 1;
    back.metadata = pairs;
    calls->back_bytes = ttrpc__request__pack(&back, calls->back);
}

static void pack_create(struct call_template *calls) {
    Ticket__V1__Ticket ticket = TICKET__V1__TICKET__INIT;
    ticket.desk = text("account-portal");
    ticket.subject = text(calls->words ? calls->words : "Cannot sign in since the update");
    ticket.description = text("Since this morning I get \"invalid code\" whenever I sign in with the app on my phone.");
    ticket.locale = text("en");
    /* Somebody is told, so that there is something in the outbox. */
    ProtobufCBinaryData told = text("lead@example.com");
    ticket.n_cc_emails = 1;
    ticket.cc_emails = &told;
    char id[64];
    snprintf(id, sizeof id, "bench-%d-%0*d", (int)getpid(), REQUEST_ID_DIGITS, 0);
    Ticket__V1__CreateTicketRequest request = TICKET__V1__CREATE_TICKET_REQUEST__INIT;
    request.ticket = &ticket;
    request.request_id = text(id);
    calls->payload_bytes = ticket__v1__create_ticket_request__pack(&request, calls->payload);
    /* The id is the last field. */
    calls->request_id_digits = calls->payload + calls->payload_bytes - REQUEST_ID_DIGITS;
    calls->next_request_id = (uint64_t)time(NULL) * 1000000;
}

static void pack_list(struct call_template *calls) {
    Ticket__V1__TicketFilter filter = TICKET__V1__TICKET_FILTER__INIT;
    filter.account = text(calls->account);
    Ticket__V1__ListTicketsRequest request = TICKET__V1__LIST_TICKETS_REQUEST__INIT;
    request.page_size = PAGE_SIZE;
    request.filter = &filter;
    calls->payload_bytes = ticket__v1__list_tickets_request__pack(&request, calls->payload);
}

static void pack_search(struct call_template *calls) {
    Ticket__V1__SearchTicketsRequest request = TICKET__V1__SEARCH_TICKETS_REQUEST__INIT;
    request.query = text(calls->words);
    request.page_size = PAGE_SIZE;
    calls->payload_bytes = ticket__v1__search_tickets_request__pack(&request, calls->payload);
}

bool call_template_init(struct call_template *calls, const char *operation, const char *token, int timeout_seconds) {
    calls->random = 0x9e3779b97f4a7c15;
    if (calls->tickets == 0) calls->tickets = 1;
    if (calls->words && strlen(calls->words) > WORDS_BYTES_MAX) return false;
    if (strcmp(operation, "get") == 0) {
        calls->operation = OPERATION_GET;
        pack_envelope(calls, "GetTicket", token, timeout_seconds);
    } else if (strcmp(operation, "create") == 0) {
        calls->operation = OPERATION_CREATE;
        pack_envelope(calls, "CreateTicket", token, timeout_seconds);
        pack_create(calls);
    } else if (strcmp(operation, "list") == 0 && calls->account) {
        calls->operation = OPERATION_LIST;
        pack_envelope(calls, "ListTickets", token, timeout_seconds);
        pack_list(calls);
    } else if (strcmp(operation, "search") == 0 && calls->words) {
        calls->operation = OPERATION_SEARCH;
        pack_envelope(calls, "SearchTickets", token, timeout_seconds);
        pack_search(calls);
    } else {
        return false;
    }
    return true;
}

size_t call_bytes_max(const struct call_template *calls) {
    return HEADER_BYTES + calls->front_bytes + calls->payload_bytes + calls->back_bytes + 4 * VARINT_BYTES_MAX;
}

/* xorshift64*: the same tickets in the same order in every run. */
static uint64_t next_random(uint64_t *state) {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545f4914f6cdd1dULL;
}

static size_t write_payload(struct call_template *calls, uint8_t *payload, uint64_t *number) {
    *number = 0;
    if (calls->operation == OPERATION_GET) {
        *number = calls->first + (next_random(&calls->random) >> 16) % calls->tickets;
        payload[0] = 0x08;
        return 1 + put_varint(payload + 1, *number);
    }
    if (calls->operation == OPERATION_CREATE) {
        uint64_t id = calls->next_request_id++;
        for (int digit = REQUEST_ID_DIGITS - 1; digit >= 0; digit--, id /= 10)
            calls->request_id_digits[digit] = (uint8_t)('0' + id % 10);
    }
    memcpy(payload, calls->payload, calls->payload_bytes);
    return calls->payload_bytes;
}

size_t call_write(struct call_template *calls, uint8_t *frame, uint32_t stream, uint64_t *number) {
    uint8_t payload[sizeof calls->payload];
    size_t payload_bytes = write_payload(calls, payload, number);
    uint8_t *end = frame + HEADER_BYTES;
    memcpy(end, calls->front, calls->front_bytes);
    end += calls->front_bytes;
    *end++ = 0x1a;
    end += put_varint(end, payload_bytes);
    memcpy(end, payload, payload_bytes);
    end += payload_bytes;
    memcpy(end, calls->back, calls->back_bytes);
    end += calls->back_bytes;
    put_header(frame, (uint32_t)(end - frame - HEADER_BYTES), stream, FRAME_REQUEST);
    return (size_t)(end - frame);
}

static bool is_full_list(const uint8_t *payload, size_t length) {
    Ticket__V1__ListTicketsResponse *page = ticket__v1__list_tickets_response__unpack(NULL, length, payload);
    bool is_full = page && page->n_tickets == PAGE_SIZE;
    ticket__v1__list_tickets_response__free_unpacked(page, NULL);
    return is_full;
}

static bool is_full_search(const uint8_t *payload, size_t length) {
    Ticket__V1__SearchTicketsResponse *page = ticket__v1__search_tickets_response__unpack(NULL, length, payload);
    bool is_full = page && page->n_hits == PAGE_SIZE;
    ticket__v1__search_tickets_response__free_unpacked(page, NULL);
    return is_full;
}

bool call_accepts(const struct call_template *calls, const uint8_t *payload, size_t length, uint64_t number) {
    if (calls->operation == OPERATION_LIST) return is_full_list(payload, length);
    if (calls->operation == OPERATION_SEARCH) return is_full_search(payload, length);
    Ticket__V1__Ticket *ticket = ticket__v1__ticket__unpack(NULL, length, payload);
    bool is_good = ticket && ticket->number > 0 && ticket->subject.len > 0
        && (number == 0 || ticket->number == (int64_t)number);
    ticket__v1__ticket__free_unpacked(ticket, NULL);
    return is_good;
}
