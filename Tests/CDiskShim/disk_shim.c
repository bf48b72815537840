#include "disk_shim.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct disk_watch {
    disk_watch *next;
    char *folder;
    size_t folder_length;
    int recording;
    struct disk_record *records;
    int64_t count, capacity;
    int fail_operations, fail_files, fail_code;
    int64_t fail_first, fail_count, fail_met;
    int is_holding, held;
};

// An open file: SQLite's handle, and behind it the one of the file system below.
struct file {
    sqlite3_file base;
    disk_watch *watch;
    int kind;
    sqlite3_file *below;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static disk_watch *watches;
static sqlite3_vfs *below_vfs;
static sqlite3_vfs shim_vfs;

static disk_watch *find(const char *path) {
    disk_watch *found = NULL;
    pthread_mutex_lock(&mutex);
    for (disk_watch *watch = watches; watch && path && !found; watch = watch->next)
        if (strncmp(path, watch->folder, watch->folder_length) == 0 && path[watch->folder_length] == '/') found = watch;
    pthread_mutex_unlock(&mutex);
    return found;
}

static int ends_with(const char *text, const char *end) {
    size_t length = strlen(text), end_length = strlen(end);
    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

static int kind_of(const char *path) {
    if (ends_with(path, "-wal")) return DISK_LOG;
    return ends_with(path, ".db") ? DISK_DATABASE : DISK_OTHER;
}

// A failed device, as SQLite's own file system tells of it: by the call that failed.
static int device_failure(int operation) {
    switch (operation) {
        case DISK_READ: return SQLITE_IOERR_READ;
        case DISK_WRITE: return SQLITE_IOERR_WRITE;
        case DISK_TRUNCATE: return SQLITE_IOERR_TRUNCATE;
        case DISK_SYNC: return SQLITE_IOERR_FSYNC;
        case DISK_DELETE: return SQLITE_IOERR_DELETE;
        case DISK_SIZE: return SQLITE_IOERR_FSTAT;
        case DISK_LOCK: return SQLITE_IOERR_LOCK;
        default: return SQLITE_IOERR;
    }
}

// The code with which a call is to fail, or SQLITE_OK.
static int fault(disk_watch *watch, int operation, int kind) {
    int code = SQLITE_OK;
    if (!watch) return code;
    pthread_mutex_lock(&mutex);
    if (watch->fail_count > 0 && (watch->fail_operations & operation) && (watch->fail_files & kind)) {
        watch->fail_met++;
        if (watch->fail_met >= watch->fail_first && watch->fail_met - watch->fail_first < watch->fail_count)
            code = watch->fail_code == SQLITE_IOERR ? device_failure(operation) : watch->fail_code;
    }
    pthread_mutex_unlock(&mutex);
    return code;
}

static void note(disk_watch *watch, int operation, int kind, int64_t offset, int64_t count, const void *bytes) {
    if (!watch) return;
    pthread_mutex_lock(&mutex);
    if (watch->recording) {
        if (watch->count == watch->capacity) {
            watch->capacity = watch->capacity ? watch->capacity * 2 : 1024;
            watch->records = realloc(watch->records, (size_t)watch->capacity * sizeof *watch->records);
            if (!watch->records) abort();
        }
        void *copy = NULL;
        if (count > 0) {
            copy = malloc((size_t)count);
            if (!copy) abort();
            memcpy(copy, bytes, (size_t)count);
        }
        watch->records[watch->count++] = (struct disk_record){operation, kind, offset, count, copy};
    }
    pthread_mutex_unlock(&mutex);
}

static struct file *file_of(sqlite3_file *handle) { return (struct file *)handle; }

static int shim_close(sqlite3_file *handle) {
    sqlite3_file *below = file_of(handle)->below;
    return below->pMethods ? below->pMethods->xClose(below) : SQLITE_OK;
}

static int shim_read(sqlite3_file *handle, void *bytes, int count, sqlite3_int64 offset) {
    struct file *file = file_of(handle);
    int code = fault(file->watch, DISK_READ, file->kind);
    return code ? code : file->below->pMethods->xRead(file->below, bytes, count, offset);
}

static int shim_write(sqlite3_file *handle, const void *bytes, int count, sqlite3_int64 offset) {
    struct file *file = file_of(handle);
    int code = fault(file->watch, DISK_WRITE, file->kind);
    if (code) return code;
    code = file->below->pMethods->xWrite(file->below, bytes, count, offset);
    if (code == SQLITE_OK) note(file->watch, DISK_WRITE, file->kind, offset, count, bytes);
    return code;
}

static int shim_truncate(sqlite3_file *handle, sqlite3_int64 size) {
    struct file *file = file_of(handle);
    int code = fault(file->watch, DISK_TRUNCATE, file->kind);
    if (code) return code;
    code = file->below->pMethods->xTruncate(file->below, size);
    if (code == SQLITE_OK) note(file->watch, DISK_TRUNCATE, file->kind, size, 0, NULL);
    return code;
}

static void wait_for_release(disk_watch *watch) {
    pthread_mutex_lock(&mutex);
    if (watch->is_holding) {
        watch->held++;
        pthread_cond_broadcast(&changed);
        while (watch->is_holding) pthread_cond_wait(&changed, &mutex);
        watch->held--;
    }
    pthread_mutex_unlock(&mutex);
}

static int shim_sync(sqlite3_file *handle, int flags) {
    struct file *file = file_of(handle);
    if (file->watch && file->kind == DISK_LOG) wait_for_release(file->watch);
    int code = fault(file->watch, DISK_SYNC, file->kind);
    if (code) return code;
    code = file->below->pMethods->xSync(file->below, flags);
    if (code == SQLITE_OK) note(file->watch, DISK_SYNC, file->kind, 0, 0, NULL);
    return code;
}

static int shim_size(sqlite3_file *handle, sqlite3_int64 *size) {
    struct file *file = file_of(handle);
    int code = fault(file->watch, DISK_SIZE, file->kind);
    return code ? code : file->below->pMethods->xFileSize(file->below, size);
}

static int shim_lock(sqlite3_file *handle, int level) {
    struct file *file = file_of(handle);
    int code = fault(file->watch, DISK_LOCK, file->kind);
    return code ? code : file->below->pMethods->xLock(file->below, level);
}

static int shim_unlock(sqlite3_file *handle, int level) {
    return file_of(handle)->below->pMethods->xUnlock(file_of(handle)->below, level);
}

static int shim_reserved(sqlite3_file *handle, int *is_reserved) {
    return file_of(handle)->below->pMethods->xCheckReservedLock(file_of(handle)->below, is_reserved);
}

static int shim_control(sqlite3_file *handle, int operation, void *argument) {
    return file_of(handle)->below->pMethods->xFileControl(file_of(handle)->below, operation, argument);
}

static int shim_sector(sqlite3_file *handle) {
    return file_of(handle)->below->pMethods->xSectorSize(file_of(handle)->below);
}

static int shim_device(sqlite3_file *handle) {
    // Nothing is promised of the disk: neither atomic writes nor that an overwrite spares what lies beside it.
    (void)handle;
    return 0;
}

static int shim_map(sqlite3_file *handle, int page, int size, int extend, void volatile **address) {
    struct file *file = file_of(handle);
    // Whatever is wrong with the disk: another code promises memory that can be read.
    if (fault(file->watch, DISK_SHARE, file->kind)) return SQLITE_IOERR_SHMMAP;
    return file->below->pMethods->xShmMap(file->below, page, size, extend, address);
}

static int shim_shared_lock(sqlite3_file *handle, int offset, int count, int flags) {
    return file_of(handle)->below->pMethods->xShmLock(file_of(handle)->below, offset, count, flags);
}

static void shim_barrier(sqlite3_file *handle) {
    file_of(handle)->below->pMethods->xShmBarrier(file_of(handle)->below);
}

static int shim_unmap(sqlite3_file *handle, int is_deleted) {
    return file_of(handle)->below->pMethods->xShmUnmap(file_of(handle)->below, is_deleted);
}

// Version 2: no memory maps of the database, whose writes nobody would see.
static const sqlite3_io_methods methods = {
    2,           shim_close,    shim_read,    shim_write,   shim_truncate,    shim_sync,    shim_size,
    shim_lock,   shim_unlock,   shim_reserved, shim_control, shim_sector,     shim_device,  shim_map,
    shim_shared_lock, shim_barrier, shim_unmap, NULL,       NULL,
};

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *handle, int flags, int *out_flags) {
    (void)vfs;
    struct file *file = file_of(handle);
    file->base.pMethods = NULL;
    file->watch = find(name);
    file->kind = name ? kind_of(name) : DISK_OTHER;
    file->below = (sqlite3_file *)(file + 1);
    int code = fault(file->watch, DISK_OPEN, file->kind);
    if (code) return code;
    code = below_vfs->xOpen(below_vfs, name, file->below, flags, out_flags);
    if (code == SQLITE_OK || file->below->pMethods) file->base.pMethods = &methods;
    return code;
}

static int shim_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
    (void)vfs;
    disk_watch *watch = find(name);
    int code = fault(watch, DISK_DELETE, kind_of(name));
    if (code) return code;
    code = below_vfs->xDelete(below_vfs, name, sync_folder);
    if (code == SQLITE_OK) note(watch, DISK_DELETE, kind_of(name), 0, 0, NULL);
    return code;
}

static void install(void) {
    below_vfs = sqlite3_vfs_find(NULL);
    shim_vfs = *below_vfs;
    shim_vfs.zName = "disk-shim";
    shim_vfs.pNext = NULL;
    shim_vfs.szOsFile = (int)sizeof(struct file) + below_vfs->szOsFile;
    shim_vfs.xOpen = shim_open;
    shim_vfs.xDelete = shim_delete;
    sqlite3_vfs_register(&shim_vfs, 1);
}

disk_watch *disk_watch_begin(const char *folder) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install);
    disk_watch *watch = calloc(1, sizeof *watch);
    if (!watch || !(watch->folder = strdup(folder))) abort();
    watch->folder_length = strlen(folder);
    pthread_mutex_lock(&mutex);
    watch->next = watches;
    watches = watch;
    pthread_mutex_unlock(&mutex);
    return watch;
}

void disk_watch_end(disk_watch *watch) {
    pthread_mutex_lock(&mutex);
    for (disk_watch **link = &watches; *link; link = &(*link)->next)
        if (*link == watch) {
            *link = watch->next;
            break;
        }
    pthread_mutex_unlock(&mutex);
    for (int64_t index = 0; index < watch->count; index++) free((void *)watch->records[index].bytes);
    free(watch->records);
    free(watch->folder);
    free(watch);
}

void disk_record_begin(disk_watch *watch) {
    pthread_mutex_lock(&mutex);
    watch->recording = 1;
    pthread_mutex_unlock(&mutex);
}

int64_t disk_record_count(disk_watch *watch) {
    pthread_mutex_lock(&mutex);
    int64_t count = watch->count;
    pthread_mutex_unlock(&mutex);
    return count;
}

struct disk_record disk_record_at(disk_watch *watch, int64_t index) {
    pthread_mutex_lock(&mutex);
    struct disk_record record = watch->records[index];
    pthread_mutex_unlock(&mutex);
    return record;
}

void disk_fail(disk_watch *watch, int operations, int files, int64_t nth, int64_t count, int code) {
    pthread_mutex_lock(&mutex);
    watch->fail_operations = operations;
    watch->fail_files = files;
    watch->fail_first = nth;
    watch->fail_count = count;
    watch->fail_code = code;
    watch->fail_met = 0;
    pthread_mutex_unlock(&mutex);
}

int64_t disk_fail_met(disk_watch *watch) {
    pthread_mutex_lock(&mutex);
    int64_t met = watch->fail_met;
    pthread_mutex_unlock(&mutex);
    return met;
}

void disk_hold(disk_watch *watch) {
    pthread_mutex_lock(&mutex);
    watch->is_holding = 1;
    pthread_mutex_unlock(&mutex);
}

void disk_release(disk_watch *watch) {
    pthread_mutex_lock(&mutex);
    watch->is_holding = 0;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
}

void disk_wait_until_held(disk_watch *watch) {
    pthread_mutex_lock(&mutex);
    while (!watch->held) pthread_cond_wait(&changed, &mutex);
    pthread_mutex_unlock(&mutex);
}
