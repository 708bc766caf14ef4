#pragma once
#include <curl/curl.h>

// `curl_easy_setopt` and `curl_easy_getinfo` take arguments of any type, which Swift can't call: here is one function for each type.

CURLcode curl_set_number(CURL *handle, CURLoption option, long value);
CURLcode curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value);

/// Is given every line that the server says while libcurl speaks with it, or the bytes of a body; answers how much it took.
typedef size_t (*curl_hearing)(char *bytes, size_t size, size_t count, void *listener);
CURLcode curl_set_hearing(CURL *handle, CURLoption option, curl_hearing hearing);

/// Is asked now and then whether to go on; anything but 0 stops the transfer.
typedef int (*curl_asking)(
    void *asked, curl_off_t to_receive, curl_off_t received, curl_off_t to_send, curl_off_t sent);
CURLcode curl_set_asking(CURL *handle, curl_asking asking, void *asked);

CURLcode curl_get_number(CURL *handle, CURLINFO info, long *value);
/// The connection's socket, or `CURL_SOCKET_BAD`.
curl_socket_t curl_get_socket(CURL *handle);
/// The certificates that the server showed, "Subject:…" and the like, or NULL.
struct curl_certinfo *curl_get_certificates(CURL *handle);
