/* Latencies in nanoseconds, in buckets no wider than 1/64 of their value. */
#ifndef BENCHMARKS_HISTOGRAM_H
#define BENCHMARKS_HISTOGRAM_H

#include <stddef.h>
#include <stdint.h>

enum { HISTOGRAM_BUCKETS = 60 * 64 };

struct histogram {
    uint64_t buckets[HISTOGRAM_BUCKETS];
    uint64_t count;
    uint64_t max;
};

static inline void histogram_add(struct histogram *histogram, uint64_t value) {
    size_t bucket = (size_t)value;
    if (value >= 64) {
        unsigned exponent = 63U - (unsigned)__builtin_clzll(value);
        bucket = (exponent - 5) * 64 + ((value >> (exponent - 6)) & 63);
    }
    histogram->buckets[bucket]++;
    histogram->count++;
    if (value > histogram->max) histogram->max = value;
}

/* The middle of the bucket in which this share (0 to 1) of all values ends. */
static inline double histogram_quantile(const struct histogram *histogram, double share) {
    uint64_t wanted = (uint64_t)(share * (double)histogram->count), seen = 0;
    for (size_t bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
        seen += histogram->buckets[bucket];
        if (seen <= wanted) continue;
        if (bucket < 64) return (double)bucket;
        uint64_t width = 1ULL << (bucket / 64 - 1);
        return (double)((64 + bucket % 64) * width) + (double)width / 2;
    }
    return (double)histogram->max;
}

#endif
