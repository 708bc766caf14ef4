#include "arena.h"

#include <stdint.h>
#include <stdlib.h>

enum { slab_size = 256 * 1024, alignment = 16 };

struct slab {
    struct slab *next;
    size_t size;
    _Alignas(alignment) unsigned char bytes[];
};

void *arena_take(void *context, size_t size) {
    arena *arena = context;
    size = (size + alignment - 1) & ~(size_t) (alignment - 1);
    if (size > arena->left) {
        size_t wanted = size > slab_size ? size : slab_size;
        struct slab *slab = wanted <= arena->budget ? malloc(sizeof(struct slab) + wanted) : NULL;
        if (!slab) longjmp(arena->spent, 1);
        arena->budget -= wanted;
        slab->next = arena->slabs;
        slab->size = wanted;
        arena->slabs = slab;
        arena->left = wanted;
    }
    unsigned char *piece = arena->slabs->bytes + (arena->slabs->size - arena->left);
    arena->left -= size;
    return piece;
}

void arena_keep(void *context, void *piece) {
    (void) context;
    (void) piece;
}

void arena_free(arena *arena) {
    while (arena->slabs) {
        struct slab *next = arena->slabs->next;
        free(arena->slabs);
        arena->slabs = next;
    }
}
