#pragma once
#include <setjmp.h>
#include <stddef.h>

// Memory that is taken in small pieces and given back all at once. When the budget is spent it jumps to `spent`
// instead of returning, since the parser does not expect to be refused.
typedef struct arena {
    struct slab *slabs;
    size_t left;
    size_t budget;
    jmp_buf spent;
} arena;

void *arena_take(void *arena, size_t size);
// Pieces are not given back one by one.
void arena_keep(void *arena, void *piece);
void arena_free(arena *arena);
