#pragma once
#include <stddef.h>
#include <stdint.h>

typedef enum { charset_converted = 0, charset_unknown = 1, charset_no_memory = 2 } charset_outcome;

/// Converts to UTF-8; what can't be converted becomes U+FFFD and is counted. Give `*out` back with `charset_free`.
charset_outcome charset_to_utf8(
    const char *charset, const uint8_t *bytes, size_t count, char **out, size_t *out_count, size_t *broken);
void charset_free(char *text);
/// Guesses a charset from the bytes; an empty name when there is no saying.
void charset_guess(const uint8_t *bytes, size_t count, char *name, size_t capacity);
