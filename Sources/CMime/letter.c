#include "CMime.h"

#include <gmime/gmime.h>
#include <pthread.h>
#include <unistd.h>

struct mime_letter {
    GMimeParserOptions *options;
    GMimeMessage *message;
    unsigned warnings;
};

static GMimeObject *object(const mime_node *node) { return (GMimeObject *) node; }
static mime_node *node(void *object) { return (mime_node *) object; }

static void start_gmime(void) { g_mime_init(); }

static void take_warning(gint64 offset, GMimeParserWarning warning, const gchar *item, gpointer context) {
    (void) offset;
    (void) item;
    mime_letter *letter = context;
    switch (warning) {
        case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY: letter->warnings |= mime_no_boundary; break;
        case GMIME_CRIT_NESTING_OVERFLOW: letter->warnings |= mime_too_deep; break;
        case GMIME_WARN_MALFORMED_MULTIPART:
        case GMIME_WARN_MALFORMED_MESSAGE:
        case GMIME_CRIT_INVALID_HEADER_NAME:
        case GMIME_CRIT_PART_WITHOUT_HEADERS_OR_CONTENT: letter->warnings |= mime_malformed; break;
        default: break;
    }
}

static mime_letter *parse(GMimeStream *stream, const char *charset) {
    mime_letter *letter = g_new0(mime_letter, 1);
    letter->options = g_mime_parser_options_new();
    const char *charsets[] = {"utf-8", charset, NULL};
    g_mime_parser_options_set_fallback_charsets(letter->options, charsets);
    g_mime_parser_options_set_warning_callback(letter->options, take_warning, letter);

    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_persist_stream(parser, TRUE);
    g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
    letter->message = g_mime_parser_construct_message(parser, letter->options);
    g_object_unref(parser);
    g_object_unref(stream);
    if (letter->message) return letter;
    mime_letter_close(letter);
    return NULL;
}

static void start_once(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start_gmime);
}

mime_letter *mime_letter_open(int descriptor, int64_t start, const char *charset) {
    start_once();
    GMimeStream *stream = g_mime_stream_fs_new_with_bounds(descriptor, start, -1);
    return stream ? parse(stream, charset) : NULL;
}

mime_letter *mime_letter_read(const uint8_t *bytes, size_t count, const char *charset) {
    start_once();
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *) bytes, count);
    return stream ? parse(stream, charset) : NULL;
}

void mime_letter_close(mime_letter *letter) {
    if (letter->message) g_object_unref(letter->message);
    if (letter->options) g_mime_parser_options_free(letter->options);
    g_free(letter);
}

unsigned mime_letter_warnings(const mime_letter *letter) { return letter->warnings; }

mime_node *mime_letter_head(mime_letter *letter) { return node(letter->message); }

mime_node *mime_letter_body(mime_letter *letter) { return node(g_mime_message_get_mime_part(letter->message)); }

mime_node *mime_inner_head(mime_node *part) {
    return node(g_mime_message_part_get_message(GMIME_MESSAGE_PART(object(part))));
}

mime_kind mime_node_kind(const mime_node *part) {
    if (GMIME_IS_MULTIPART(object(part))) return mime_multipart;
    if (GMIME_IS_MESSAGE_PART(object(part))) return mime_message;
    return mime_leaf;
}

size_t mime_child_count(mime_node *part) {
    return GMIME_IS_MULTIPART(object(part)) ? (size_t) g_mime_multipart_get_count(GMIME_MULTIPART(object(part))) : 0;
}

mime_node *mime_child(mime_node *part, size_t place) {
    return node(g_mime_multipart_get_part(GMIME_MULTIPART(object(part)), (int) place));
}

const char *mime_prologue(mime_node *part) { return g_mime_multipart_get_prologue(GMIME_MULTIPART(object(part))); }

bool mime_is_closed(mime_node *part) { return GMIME_MULTIPART(object(part))->write_end_boundary; }

static GMimeHeader *header(mime_node *part, size_t place) {
    return g_mime_header_list_get_header_at(g_mime_object_get_header_list(object(part)), (int) place);
}

size_t mime_header_count(mime_node *part) {
    return (size_t) g_mime_header_list_get_count(g_mime_object_get_header_list(object(part)));
}

const char *mime_header_name(mime_node *part, size_t place) { return g_mime_header_get_name(header(part, place)); }

const char *mime_header_raw(mime_node *part, size_t place) { return g_mime_header_get_raw_value(header(part, place)); }

const char *mime_media_type(mime_node *part) {
    return g_mime_content_type_get_media_type(g_mime_object_get_content_type(object(part)));
}

const char *mime_media_subtype(mime_node *part) {
    return g_mime_content_type_get_media_subtype(g_mime_object_get_content_type(object(part)));
}

const char *mime_type_parameter(mime_node *part, const char *name) {
    return g_mime_object_get_content_type_parameter(object(part), name);
}

const char *mime_disposition(mime_node *part) { return g_mime_object_get_disposition(object(part)); }

const char *mime_disposition_parameter(mime_node *part, const char *name) {
    return g_mime_object_get_content_disposition_parameter(object(part), name);
}

static void each_address(InternetAddressList *list, mime_address_sink sink, void *context) {
    int count = internet_address_list_length(list);
    for (int place = 0; place < count; place++) {
        InternetAddress *address = internet_address_list_get_address(list, place);
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            each_address(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), sink, context);
        } else {
            sink(
                context, internet_address_get_name(address),
                internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
        }
    }
}

void mime_each_address(mime_letter *letter, const char *raw, mime_address_sink sink, void *context) {
    InternetAddressList *list = internet_address_list_parse(letter->options, raw);
    if (!list) return;
    each_address(list, sink, context);
    g_object_unref(list);
}

bool mime_read_date(const char *raw, int64_t *seconds) {
    GDateTime *date = g_mime_utils_header_decode_date(raw);
    if (!date) return false;
    *seconds = g_date_time_to_unix(date);
    g_date_time_unref(date);
    return true;
}

void mime_free(void *memory) { g_free(memory); }
