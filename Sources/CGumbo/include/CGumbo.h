#pragma once
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *name;
    const char *value;
} html_attribute;

/// What is told, in the order of the document, while a tree is walked. No pointer outlives its call.
typedef struct {
    void *context;
    /// `tag` is empty for elements that HTML does not know; `foreign` means SVG or MathML.
    void (*open)(void *context, const char *tag, bool foreign, const html_attribute *attributes, size_t count);
    void (*text)(void *context, const char *text);
    void (*close)(void *context, const char *tag, bool foreign);
} html_visitor;

typedef enum { html_walked = 0, html_too_large = 1 } html_outcome;

/// Parses as a browser would, whatever is written, and tells the visitor what stands inside `<body>`.
/// - Parameter budget: how many bytes of memory the tree may take; nothing is told when it would take more.
html_outcome html_walk(const char *html, size_t count, size_t budget, const html_visitor *visitor);
