#include <gmime/gmime.h>

/// What a node of a mail's tree is; GMime's own checks are macros, which Swift does not see.
typedef enum {
    TICKET_MIME_OTHER,
    TICKET_MIME_MULTIPART,
    TICKET_MIME_MESSAGE,
    TICKET_MIME_PART,
} TicketMimeKind;

static inline TicketMimeKind ticket_mime_kind(GMimeObject *node) {
    if (GMIME_IS_MULTIPART(node)) return TICKET_MIME_MULTIPART;
    if (GMIME_IS_MESSAGE_PART(node)) return TICKET_MIME_MESSAGE;
    if (GMIME_IS_PART(node)) return TICKET_MIME_PART;
    return TICKET_MIME_OTHER;
}

static inline int ticket_mime_child_count(GMimeObject *multipart) {
    return g_mime_multipart_get_count((GMimeMultipart *)multipart);
}

static inline GMimeObject *ticket_mime_child(GMimeObject *multipart, int index) {
    return g_mime_multipart_get_part((GMimeMultipart *)multipart, index);
}

/// The outermost node inside a message/rfc822 part, or NULL.
static inline GMimeObject *ticket_mime_inner(GMimeObject *messagePart) {
    GMimeMessage *message = g_mime_message_part_get_message((GMimeMessagePart *)messagePart);
    return message ? g_mime_message_get_mime_part(message) : NULL;
}

/// The message inside a message/rfc822 part as it stands there, or NULL.
static inline GMimeObject *ticket_mime_inner_message(GMimeObject *messagePart) {
    return (GMimeObject *)g_mime_message_part_get_message((GMimeMessagePart *)messagePart);
}

static inline GMimeDataWrapper *ticket_mime_content(GMimeObject *part) {
    return g_mime_part_get_content((GMimePart *)part);
}

static inline void ticket_mime_add_filter(GMimeStream *filteredStream, GMimeFilter *filter) {
    g_mime_stream_filter_add((GMimeStreamFilter *)filteredStream, filter);
}

static inline const char *ticket_mime_filename(GMimeObject *part) {
    return g_mime_part_get_filename((GMimePart *)part);
}

/// The bytes written to a memory stream so far; they belong to the stream.
static inline GByteArray *ticket_mime_bytes(GMimeStream *stream) {
    return g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream);
}

/// A stream over bytes that stay the caller's: they are neither copied nor freed. `array` has to be given to
/// `ticket_mime_release` after the stream and everything parsed from it are gone.
static inline GMimeStream *ticket_mime_borrow(const void *bytes, size_t count, GByteArray **array) {
    *array = g_byte_array_new_take((guint8 *)bytes, count);
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(*array);
    g_mime_stream_mem_set_owner((GMimeStreamMem *)stream, FALSE);
    return stream;
}

static inline void ticket_mime_release(GByteArray *array) { g_byte_array_free(array, FALSE); }

static inline int ticket_mime_is_mailbox(InternetAddress *address) { return INTERNET_ADDRESS_IS_MAILBOX(address); }

static inline const char *ticket_mime_mailbox(InternetAddress *address) {
    return internet_address_mailbox_get_addr((InternetAddressMailbox *)address);
}

/// The members of a group, or NULL if the address is none.
static inline InternetAddressList *ticket_mime_members(InternetAddress *address) {
    if (!INTERNET_ADDRESS_IS_GROUP(address)) return NULL;
    return internet_address_group_get_members((InternetAddressGroup *)address);
}
