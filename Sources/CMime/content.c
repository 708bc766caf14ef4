#include "CMime.h"

#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// Parts are carried over in blocks, so that a letter of any size needs the memory of one.
enum { block = 64 * 1024 };

static GMimeContentEncoding encoding(mime_coding coding) {
    switch (coding) {
        case mime_base64: return GMIME_CONTENT_ENCODING_BASE64;
        case mime_quoted_printable: return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
        case mime_uuencode: return GMIME_CONTENT_ENCODING_UUENCODE;
        default: return GMIME_CONTENT_ENCODING_BINARY;
    }
}

// Like a plain read: 0 at the end, where GMime speaks of an error.
static ssize_t read_block(GMimeStream *stream, char *in) {
    return g_mime_stream_eos(stream) ? 0 : g_mime_stream_read(stream, in, block);
}

static int write_raw(GMimeStream *stream, char *in, mime_sink sink, void *context) {
    ssize_t count;
    while ((count = read_block(stream, in)) > 0) {
        int answer = sink(context, (const uint8_t *) in, (size_t) count);
        if (answer) return answer;
    }
    return count < 0 ? -1 : 0;
}

static int write_decoded(GMimeStream *stream, mime_coding coding, char *in, mime_sink sink, void *context) {
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, encoding(coding));
    char *out = g_malloc(g_mime_encoding_outlen(&state, block) + 64);
    ssize_t count = 0;
    int answer = 0;
    while (!answer && (count = read_block(stream, in)) > 0) {
        size_t written = g_mime_encoding_step(&state, in, (size_t) count, out);
        if (written) answer = sink(context, (const uint8_t *) out, written);
    }
    if (!answer && count < 0) answer = -1;
    if (!answer) {
        // Padding that the sender forgot, so that the last bytes come out.
        const char *padding = coding == mime_base64 ? "===" : "";
        size_t written = g_mime_encoding_flush(&state, padding, strlen(padding), out);
        if (written) answer = sink(context, (const uint8_t *) out, written);
    }
    g_free(out);
    return answer;
}

int mime_write_content(mime_node *node, mime_coding coding, mime_sink sink, void *context) {
    GMimeObject *object = (GMimeObject *) node;
    GMimeDataWrapper *content = GMIME_IS_PART(object) ? g_mime_part_get_content(GMIME_PART(object)) : NULL;
    GMimeStream *stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
    if (!stream) return 0;
    if (g_mime_stream_reset(stream) < 0) return -1;
    char *in = g_malloc(block);
    int answer = coding == mime_identity ? write_raw(stream, in, sink, context)
                                         : write_decoded(stream, coding, in, sink, context);
    g_free(in);
    return answer;
}

int mime_write_inner_message(mime_node *node, mime_sink sink, void *context) {
    GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART((GMimeObject *) node));
    if (!message) return 0;
    FILE *aside = tmpfile();
    if (!aside) return -1;
    GMimeStream *stream = g_mime_stream_fs_new(dup(fileno(aside)));
    int answer = -1;
    if (g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream) >= 0 && g_mime_stream_reset(stream) == 0) {
        char *in = g_malloc(block);
        answer = write_raw(stream, in, sink, context);
        g_free(in);
    }
    g_object_unref(stream);
    fclose(aside);
    return answer;
}
