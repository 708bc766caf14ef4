#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A letter taken apart by GMime. Its parts stay in the file (or the bytes) that it was read from.
typedef struct mime_letter mime_letter;

/// One node of a letter's tree, owned by the letter.
typedef struct mime_node mime_node;

/// What went wrong while a letter was taken apart, as bits.
typedef enum {
    mime_malformed = 1,
    mime_no_boundary = 2,
    mime_too_deep = 4
} mime_warnings;

typedef enum { mime_leaf = 0, mime_multipart = 1, mime_message = 2 } mime_kind;

/// How a part travels, as far as decoding it differs.
typedef enum { mime_identity = 0, mime_base64 = 1, mime_quoted_printable = 2, mime_uuencode = 3 } mime_coding;

/// Takes a run of bytes; anything but 0 stops the writing.
typedef int (*mime_sink)(void *context, const uint8_t *bytes, size_t count);

/// Takes one address of a list; either may be NULL.
typedef void (*mime_address_sink)(void *context, const char *name, const char *address);

/// Reads from an open file, from `start` on; the descriptor is the letter's from then on, whatever comes of it.
/// `charset` is what bare 8-bit headers are written in, if not in UTF-8; may be NULL.
mime_letter *mime_letter_open(int descriptor, int64_t start, const char *charset);
/// Reads from memory, which is copied.
mime_letter *mime_letter_read(const uint8_t *bytes, size_t count, const char *charset);
void mime_letter_close(mime_letter *letter);
unsigned mime_letter_warnings(const mime_letter *letter);

/// The message itself, whose headers are the letter's.
mime_node *mime_letter_head(mime_letter *letter);
/// The outermost part; NULL when there is none.
mime_node *mime_letter_body(mime_letter *letter);
/// The message inside a `message/rfc822` part; NULL when it can't be read as one.
mime_node *mime_inner_head(mime_node *node);

mime_kind mime_node_kind(const mime_node *node);
size_t mime_child_count(mime_node *node);
mime_node *mime_child(mime_node *node, size_t place);
/// What stands before the first part of a multipart; all of it when no part was found. NULL when nothing does.
const char *mime_prologue(mime_node *node);
/// Whether the multipart's end was marked.
bool mime_is_closed(mime_node *node);

size_t mime_header_count(mime_node *node);
const char *mime_header_name(mime_node *node, size_t place);
/// As it was written, folded and encoded.
const char *mime_header_raw(mime_node *node, size_t place);

const char *mime_media_type(mime_node *node);
const char *mime_media_subtype(mime_node *node);
/// A parameter of Content-Type, decoded (RFC 2231); NULL when it isn't there.
const char *mime_type_parameter(mime_node *node, const char *name);
/// `inline`, `attachment` or whatever was written; NULL when nothing was.
const char *mime_disposition(mime_node *node);
const char *mime_disposition_parameter(mime_node *node, const char *name);

/// Writes a leaf's content to the sink, decoded.
/// - Returns: 0, or what the sink answered, or -1 when it could not be read.
int mime_write_content(mime_node *node, mime_coding coding, mime_sink sink, void *context);
/// Writes a node as it travels, its own headers left out for anything but a message.
int mime_write_inner_message(mime_node *node, mime_sink sink, void *context);

/// Takes a list of addresses apart, groups opened.
void mime_each_address(mime_letter *letter, const char *raw, mime_address_sink sink, void *context);
/// Reads a date as people and programs write it. Seconds since 1970.
bool mime_read_date(const char *raw, int64_t *seconds);
void mime_free(void *memory);
