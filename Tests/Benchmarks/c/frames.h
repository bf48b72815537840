/* ttrpc's frames: ten bytes of header, all big-endian (length, stream, type, flags), before the data. */
#ifndef BENCHMARKS_FRAMES_H
#define BENCHMARKS_FRAMES_H

#include <stddef.h>
#include <stdint.h>

enum { HEADER_BYTES = 10, VARINT_BYTES_MAX = 10, FRAME_BYTES_MAX = 4 << 20 };
enum { FRAME_REQUEST = 1, FRAME_RESPONSE = 2, FRAME_DATA = 3 };
enum { FLAG_REMOTE_CLOSED = 1, FLAG_NO_DATA = 4 };

static inline uint32_t get_u32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static inline void put_u32(uint8_t *bytes, uint32_t value) {
    bytes[0] = (uint8_t)(value >> 24);
    bytes[1] = (uint8_t)(value >> 16);
    bytes[2] = (uint8_t)(value >> 8);
    bytes[3] = (uint8_t)value;
}

static inline void put_header(uint8_t *bytes, uint32_t length, uint32_t stream, uint8_t type) {
    put_u32(bytes, length);
    put_u32(bytes + 4, stream);
    bytes[8] = type;
    bytes[9] = 0;
}

/* Returns the number of bytes written. */
static inline size_t put_varint(uint8_t *bytes, uint64_t value) {
    size_t count = 0;
    while (value >= 0x80) {
        bytes[count++] = (uint8_t)(value | 0x80);
        value >>= 7;
    }
    bytes[count++] = (uint8_t)value;
    return count;
}

/* Returns the number of bytes read; 0 where there is no whole varint. */
static inline size_t get_varint(const uint8_t *bytes, size_t length, uint64_t *value) {
    *value = 0;
    for (size_t index = 0; index < length && index < VARINT_BYTES_MAX; index++) {
        *value |= (uint64_t)(bytes[index] & 0x7f) << (7 * index);
        if (!(bytes[index] & 0x80)) return index + 1;
    }
    return 0;
}

#endif
