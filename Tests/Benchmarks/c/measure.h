/* Clocks, what the kernel says of a process, and the line of JSON with which every load ends. */
#ifndef BENCHMARKS_MEASURE_H
#define BENCHMARKS_MEASURE_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "histogram.h"

static inline uint64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000ULL + (uint64_t)time.tv_nsec;
}

/* CPU seconds of all threads of a process so far, those of the kernel for it included; 0 if it cannot be seen. */
static inline double process_cpu_seconds(int pid) {
    char path[64], line[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    size_t count = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    line[count] = 0;
    /* The second field is a name in parentheses, which may hold anything. */
    const char *rest = strrchr(line, ')');
    unsigned long user = 0, system = 0;
    if (!rest || sscanf(rest + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) != 2) return 0;
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

/* Resident memory of a process in KiB; 0 if it cannot be seen. */
static inline long process_rss_kib(int pid) {
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    while (fgets(line, sizeof line, file))
        if (sscanf(line, "VmRSS: %ld", &kib) == 1) break;
    fclose(file);
    return kib;
}

static inline double own_cpu_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* What a load has measured. */
struct measurement {
    struct histogram latency;
    double seconds;
    double server_cpu_seconds;
    double client_cpu_seconds;
    long server_rss_kib;
    uint64_t errors;
    char first_error[256];
};

/* The rest of a line of JSON that somebody has begun. */
static inline void print_figures(const struct measurement *measurement) {
    const struct histogram *latency = &measurement->latency;
    printf("\"calls\": %" PRIu64 ", \"seconds\": %.6f, \"rate\": %.1f, ", latency->count, measurement->seconds,
           (double)latency->count / measurement->seconds);
    printf("\"p50_us\": %.2f, \"p90_us\": %.2f, \"p99_us\": %.2f, \"p999_us\": %.2f, \"max_us\": %.2f, ",
           histogram_quantile(latency, 0.5) / 1e3, histogram_quantile(latency, 0.9) / 1e3,
           histogram_quantile(latency, 0.99) / 1e3, histogram_quantile(latency, 0.999) / 1e3,
           (double)latency->max / 1e3);
    printf("\"server_cpu_seconds\": %.4f, \"client_cpu_seconds\": %.4f, \"server_rss_kib\": %ld, ",
           measurement->server_cpu_seconds, measurement->client_cpu_seconds, measurement->server_rss_kib);
    printf("\"errors\": %" PRIu64 ", \"first_error\": \"", measurement->errors);
    for (const char *letter = measurement->first_error; *letter; letter++)
        if (*letter >= ' ' && *letter != '"' && *letter != '\\') putchar(*letter);
    printf("\"}\n");
    fflush(stdout);
}

static inline void print_measurement(const struct measurement *measurement) {
    printf("{");
    print_figures(measurement);
}

#endif
