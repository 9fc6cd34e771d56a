/*
 * Reads a jbd2 journal with version 3 checksums from a file: one that holds nothing else, or the image of an ext4 file
 * system whose journal is its inode 8. Nothing that is read is trusted.
 */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

enum { JOURNAL_MAGIC = 0xc03b3998 };
enum journal_block_type { BLOCK_DESCRIPTOR = 1, BLOCK_COMMIT = 2, BLOCK_SUPER_V2 = 4, BLOCK_REVOKE = 5 };
/* Features that the reader knows: revoke records, 64 bit, asynchronous commit, version 3 checksums. */
enum { INCOMPAT_64BIT = 2, INCOMPAT_CSUM_V3 = 0x10, INCOMPAT_KNOWN = 0x17 };
enum { TAG_ESCAPED = 1, TAG_SAME_UUID = 2, TAG_LAST = 8 };

#define JOURNAL_EXTENTS 4

struct journal_extent {
	uint32_t logical, count;
	uint64_t physical;
};

struct journal {
	int file;
	uint32_t block_size;
	uint32_t length;	/* in blocks, with the superblock */
	uint32_t first;		/* of the log proper */
	uint32_t start;		/* of the oldest transaction; 0 when none is to be replayed */
	uint32_t sequence;	/* of that transaction */
	uint32_t seed;		/* of every checksum: that of the journal's UUID */
	int extent_count;
	struct journal_extent extents[JOURNAL_EXTENTS];
	uint8_t *block;		/* the last descriptor, commit or revoke block */
	uint8_t *contents;	/* the last logged block */
	char error[160];
};

/* A logged block, as its tag in the descriptor describes it. */
struct journal_tag {
	uint32_t sequence;
	uint32_t log_block;
	uint64_t block;
	uint32_t flags;
	uint32_t expected, found;	/* checksums */
	const uint8_t *contents;
};

struct journal_visitor {
	/* Both may be null. */
	void (*tag)(void *context, const struct journal_tag *tag);
	void (*bad_block)(void *context, uint32_t sequence, uint32_t log_block, const char *kind);
	void *context;
};

/* False with a reason in error. direct: past the page cache, as long as somebody writes to the file. */
bool journal_open(struct journal *journal, const char *path, bool direct);
void journal_close(struct journal *journal);
/*
 * Visits a transaction that is complete, with its commit block, and moves the position and sequence behind it. False
 * when none is there (yet), or with a reason in error when the file can't be read.
 */
bool journal_next(struct journal *journal, uint32_t *position, uint32_t *sequence, const struct journal_visitor *visitor);
/* Position and sequence behind the newest commit block anywhere in the log. */
bool journal_find_end(struct journal *journal, uint32_t *position, uint32_t *sequence);

uint32_t big_endian_32(const uint8_t *bytes);
void set_big_endian_32(uint8_t *bytes, uint32_t value);

#endif
