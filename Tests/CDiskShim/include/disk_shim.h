// A file system in front of SQLite's own, for tests: it records what is written and synced, and fails where a test says so.
//
// It concerns only files whose path begins with a watched folder; everything else is passed on. What it records is enough
// to build every state in which a loss of power could leave the disk.
#ifndef DISK_SHIM_H
#define DISK_SHIM_H

#include <stdint.h>

// What was done, or is to fail.
enum disk_operation {
    DISK_OPEN = 1,
    DISK_READ = 2,
    DISK_WRITE = 4,
    DISK_TRUNCATE = 8,
    DISK_SYNC = 16,
    DISK_DELETE = 32,
    DISK_SIZE = 64,
    DISK_LOCK = 128,
    DISK_SHARE = 256,
};

// Which files.
enum disk_file {
    DISK_DATABASE = 1,
    DISK_LOG = 2,
    DISK_OTHER = 4,
};

// One thing that was done, in the order of all.
struct disk_record {
    int operation;
    int file;
    int64_t offset;     // of a write; the size after a truncation
    int64_t count;      // bytes of a write
    const void *bytes;  // of a write; lives until the folder is unwatched
};

// A watched folder.
typedef struct disk_watch disk_watch;

// Begins to watch the files under a folder. Their first call makes the shim SQLite's default file system for the process.
disk_watch *disk_watch_begin(const char *folder);

// Ends it and frees what was recorded. Files under the folder must be closed.
void disk_watch_end(disk_watch *watch);

// Starts recording; reads, sizes and locks are never recorded.
void disk_record_begin(disk_watch *watch);

// How much was recorded so far: what is done after this has a higher index.
int64_t disk_record_count(disk_watch *watch);

// One record.
struct disk_record disk_record_at(disk_watch *watch, int64_t index);

// Lets calls fail with SQLite's result code `code`: of those whose operation and file are in the masks the nth, counted
// from 1, and the `count` - 1 after it. A later call replaces this one. A count of zero mends everything.
void disk_fail(disk_watch *watch, int operations, int files, int64_t nth, int64_t count, int code);

// How many calls have met the masks of disk_fail since.
int64_t disk_fail_met(disk_watch *watch);

// Lets syncs of the log wait until `disk_release`.
void disk_hold(disk_watch *watch);
void disk_release(disk_watch *watch);

// Returns when a sync is waiting.
void disk_wait_until_held(disk_watch *watch);

#endif
