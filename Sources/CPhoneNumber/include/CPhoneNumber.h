#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What came of reading a telephone number.
typedef enum {
    phone_number_read = 0,
    phone_number_unreadable = 1,
    phone_number_invalid = 2,
    phone_number_too_long = 3
} phone_number_outcome;

/// How a number is written out.
typedef enum { phone_number_e164 = 0, phone_number_international = 1, phone_number_national = 2 } phone_number_format;

/// Reads `text` as it would be dialled in `region` (ISO 3166 alpha-2) and writes it, NUL-terminated, to `out`.
phone_number_outcome phone_number_write(
    const char *text, const char *region, phone_number_format format, char *out, size_t capacity);

/// Writes where a number in E.164 is from, in words of a language (ISO 639), to `out`; empty where nobody knows.
phone_number_outcome phone_number_place(const char *text, const char *language, char *out, size_t capacity);

#ifdef __cplusplus
}
#endif
