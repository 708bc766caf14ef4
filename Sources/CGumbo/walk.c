#include "CGumbo.h"

#include <gumbo.h>
#include <stdlib.h>

#include "arena.h"

// A letter has few attributes per element; what is beyond is no letter.
enum { most_attributes = 64 };

static const char *tag_name(const GumboElement *element) {
    return element->tag == GUMBO_TAG_UNKNOWN ? "" : gumbo_normalized_tagname(element->tag);
}

static bool is_foreign(const GumboElement *element) { return element->tag_namespace != GUMBO_NAMESPACE_HTML; }

static bool is_element(const GumboNode *node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static void open_element(const GumboElement *element, const html_visitor *visitor) {
    html_attribute attributes[most_attributes];
    size_t count = element->attributes.length;
    if (count > most_attributes) count = most_attributes;
    for (size_t place = 0; place < count; place++) {
        const GumboAttribute *attribute = element->attributes.data[place];
        attributes[place].name = attribute->name;
        attributes[place].value = attribute->value;
    }
    visitor->open(visitor->context, tag_name(element), is_foreign(element), attributes, count);
}

static void visit(const GumboNode *node, const html_visitor *visitor) {
    if (is_element(node)) {
        open_element(&node->v.element, visitor);
    } else if (node->type != GUMBO_NODE_COMMENT) {
        visitor->text(visitor->context, node->v.text.text);
    }
}

static const GumboNode *child(const GumboNode *node, size_t place) {
    if (!is_element(node) || place >= node->v.element.children.length) return NULL;
    return node->v.element.children.data[place];
}

// Where the walk stands in one element.
typedef struct {
    const GumboNode *node;
    size_t next;
} frame;

// Goes through all below `top` without recursion: how deep the tree is was decided by whoever wrote the letter.
static void walk(const GumboNode *top, const html_visitor *visitor) {
    size_t depth = 0, room = 64;
    frame *frames = malloc(room * sizeof *frames);
    if (!frames) abort();
    frames[0] = (frame){.node = top};
    for (;;) {
        const GumboNode *node = child(frames[depth].node, frames[depth].next++);
        if (node) {
            visit(node, visitor);
            if (!is_element(node)) continue;
            if (++depth == room && !(frames = realloc(frames, (room *= 2) * sizeof *frames))) abort();
            frames[depth] = (frame){.node = node};
        } else {
            if (depth == 0) break;
            const GumboElement *done = &frames[depth--].node->v.element;
            visitor->close(visitor->context, tag_name(done), is_foreign(done));
        }
    }
    free(frames);
}

static const GumboNode *body_of(const GumboNode *root) {
    for (size_t place = 0; child(root, place); place++) {
        const GumboNode *node = child(root, place);
        if (node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_BODY) return node;
    }
    return root;
}

static html_outcome parse_and_walk(
    arena *arena, const char *html, size_t count, const html_visitor *visitor) {
    if (setjmp(arena->spent)) return html_too_large;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = arena_take;
    options.deallocator = arena_keep;
    options.userdata = arena;
    options.max_errors = 0;
    const GumboOutput *output = gumbo_parse_with_options(&options, html, count);
    walk(body_of(output->root), visitor);
    return html_walked;
}

html_outcome html_walk(const char *html, size_t count, size_t budget, const html_visitor *visitor) {
    arena arena = {.budget = budget};
    html_outcome outcome = parse_and_walk(&arena, html, count, visitor);
    arena_free(&arena);
    return outcome;
}
