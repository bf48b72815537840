#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take any type of argument, which Swift cannot call: one function for each.

static inline CURLcode ticket_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ticket_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ticket_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ticket_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ticket_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ticket_curl_set_reader(
    CURL *handle, size_t (*read)(char *buffer, size_t size, size_t count, void *context), void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, read);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, context) : code;
}

static inline CURLcode ticket_curl_set_writer(
    CURL *handle, size_t (*write)(char *bytes, size_t size, size_t count, void *context), void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, write);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, context) : code;
}

static inline CURLcode ticket_curl_set_listener(
    CURL *handle, int (*hear)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context), void *context
) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, hear);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_DEBUGDATA, context) : code;
}

static inline CURLcode ticket_curl_set_progress(
    CURL *handle,
    int (*progress)(void *context, curl_off_t down, curl_off_t downNow, curl_off_t up, curl_off_t upNow), void *context
) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, progress);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context) : code;
}
