#include "CCharset.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchardet/uchardet.h>

static const char replacement[] = "\xEF\xBF\xBD";

// Makes room for at least `wanted` more bytes behind `*cursor`.
static bool make_room(char **out, char **cursor, size_t *left, size_t wanted) {
    if (*left >= wanted) return true;
    size_t used = (size_t) (*cursor - *out);
    size_t size = (used + wanted) * 2;
    char *bigger = realloc(*out, size);
    if (!bigger) return false;
    *out = bigger;
    *cursor = bigger + used;
    *left = size - used;
    return true;
}

charset_outcome charset_to_utf8(
    const char *charset, const uint8_t *bytes, size_t count, char **out, size_t *out_count, size_t *broken) {
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t) -1) return charset_unknown;
    char *from = (char *) bytes, *cursor = NULL;
    size_t left = 0;
    bool enough = (*out = NULL, *broken = 0, make_room(out, &cursor, &left, count + 16));
    while (enough && count > 0) {
        if (iconv(converter, &from, &count, &cursor, &left) != (size_t) -1) break;
        if (errno == E2BIG) {
            enough = make_room(out, &cursor, &left, count * 2 + 64);
        } else if ((enough = make_room(out, &cursor, &left, count + sizeof replacement))) {
            memcpy(cursor, replacement, sizeof replacement - 1);
            cursor += sizeof replacement - 1;
            left -= sizeof replacement - 1;
            from += 1;
            count -= 1;
            *broken += 1;
        }
    }
    // Shifted charsets may hold a last character back.
    if (enough && (enough = make_room(out, &cursor, &left, 16))) iconv(converter, NULL, NULL, &cursor, &left);
    iconv_close(converter);
    if (!enough) {
        free(*out);
        return charset_no_memory;
    }
    *out_count = (size_t) (cursor - *out);
    return charset_converted;
}

void charset_guess(const uint8_t *bytes, size_t count, char *name, size_t capacity) {
    uchardet_t detector = uchardet_new();
    name[0] = 0;
    if (!detector) return;
    if (uchardet_handle_data(detector, (const char *) bytes, count) == 0) {
        uchardet_data_end(detector);
        snprintf(name, capacity, "%s", uchardet_get_charset(detector));
    }
    uchardet_delete(detector);
}

void charset_free(char *text) { free(text); }
