#define _GNU_SOURCE
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crc32c.h"

#define HEADER_SIZE 12
#define TAG_SIZE 16
#define UUID_SIZE 16
#define TAIL_SIZE 4		/* a checksum at the end of descriptor and revoke blocks */
#define COMMIT_CHECKSUM 16	/* its offset in a commit block */
#define SUPER_CHECKSUM 0xfc
#define SUPER_SIZE 1024
#define LARGEST_BLOCK 65536
#define SMALLEST_BLOCK 1024

uint32_t big_endian_32(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

void set_big_endian_32(uint8_t *bytes, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		bytes[i] = value >> (24 - 8 * i);
}

static uint32_t little_endian_32(const uint8_t *bytes)
{
	return (uint32_t)bytes[3] << 24 | bytes[2] << 16 | bytes[1] << 8 | bytes[0];
}

static uint16_t little_endian_16(const uint8_t *bytes)
{
	return bytes[1] << 8 | bytes[0];
}

static bool fail(struct journal *journal, const char *reason)
{
	snprintf(journal->error, sizeof(journal->error), "%s", reason);
	return false;
}

static bool read_at(struct journal *journal, uint64_t offset, void *buffer, size_t size)
{
	ssize_t got = pread(journal->file, buffer, size, (off_t)offset);

	if (got == (ssize_t)size)
		return true;
	return fail(journal, got < 0 ? strerror(errno) : "the file ends too early");
}

static bool read_block(struct journal *journal, uint32_t block, uint8_t *buffer)
{
	for (int i = 0; i < journal->extent_count; i++) {
		const struct journal_extent *extent = &journal->extents[i];

		if (block >= extent->logical && block - extent->logical < extent->count) {
			uint64_t physical = extent->physical + (block - extent->logical);

			return read_at(journal, physical * journal->block_size, buffer, journal->block_size);
		}
	}
	return fail(journal, "a block of the journal has no place in the file");
}

/* The superblock keeps a copy of the journal inode's extents: a header, then four entries of 12 bytes. */
static bool read_extents(struct journal *journal, const uint8_t *copy)
{
	enum { MAGIC = 0xf30a, ENTRY = 12, LONGEST = 32768 };
	int count = little_endian_16(copy + 2);

	if (little_endian_16(copy) != MAGIC || little_endian_16(copy + 6) != 0 || count > JOURNAL_EXTENTS)
		return fail(journal, "the journal is in more pieces than the superblock has a copy of");

	for (int i = 0; i < count; i++) {
		const uint8_t *entry = copy + ENTRY * (i + 1);
		uint16_t length = little_endian_16(entry + 4);

		journal->extents[i].logical = little_endian_32(entry);
		journal->extents[i].count = length <= LONGEST ? length : length - LONGEST;
		journal->extents[i].physical = (uint64_t)little_endian_16(entry + 6) << 32 | little_endian_32(entry + 8);
	}
	journal->extent_count = count;
	return true;
}

static bool find_in_file_system(struct journal *journal, const uint8_t *start)
{
	enum { SUPER = 1024, MAGIC = 0x38, LOG_BLOCK_SIZE = 0x18, BACKUP_TYPE = 0xfd, BACKUP = 0x10c };
	const uint8_t *super = start + SUPER;
	uint32_t shift = little_endian_32(super + LOG_BLOCK_SIZE);

	if (little_endian_16(super + MAGIC) != 0xef53 || shift > 6)
		return fail(journal, "neither a journal nor an ext4 file system");
	if (super[BACKUP_TYPE] != 1)
		return fail(journal, "the superblock has no copy of the journal's place");
	journal->block_size = 1024u << shift;
	return read_extents(journal, super + BACKUP);
}

static bool check_super(struct journal *journal, uint8_t *super)
{
	enum { BLOCK_SIZE = 12, LENGTH = 16, FIRST = 20, SEQUENCE = 24, START = 28, INCOMPAT = 0x28, UUID = 0x30 };
	uint32_t incompat = big_endian_32(super + INCOMPAT);
	uint32_t checksum = big_endian_32(super + SUPER_CHECKSUM);

	if (big_endian_32(super) != JOURNAL_MAGIC || big_endian_32(super + 4) != BLOCK_SUPER_V2)
		return fail(journal, "the journal has no superblock of version 2");
	if (big_endian_32(super + BLOCK_SIZE) != journal->block_size)
		return fail(journal, "the journal's block size is another one than the file system's");
	if (!(incompat & INCOMPAT_CSUM_V3))
		return fail(journal, "the journal has no version 3 checksums (was it ever mounted with metadata_csum?)");
	if (incompat & ~INCOMPAT_KNOWN)
		return fail(journal, "the journal has features that this program doesn't know");

	set_big_endian_32(super + SUPER_CHECKSUM, 0);
	if (crc32c(~0u, super, SUPER_SIZE) != checksum)
		return fail(journal, "the checksum of the journal's superblock is wrong");

	journal->length = big_endian_32(super + LENGTH);
	journal->first = big_endian_32(super + FIRST);
	journal->sequence = big_endian_32(super + SEQUENCE);
	journal->start = big_endian_32(super + START);
	journal->seed = crc32c(~0u, super + UUID, UUID_SIZE);
	if (journal->first == 0 || journal->first >= journal->length || journal->start >= journal->length)
		return fail(journal, "the journal's superblock contradicts itself");
	return true;
}

static bool find(struct journal *journal)
{
	enum { PROBE = 4096 };
	uint8_t *start = journal->block;

	if (!read_at(journal, 0, start, PROBE))
		return false;
	if (big_endian_32(start) == JOURNAL_MAGIC) {
		journal->block_size = big_endian_32(start + HEADER_SIZE);
		if (journal->block_size < SMALLEST_BLOCK || journal->block_size > LARGEST_BLOCK
		    || (journal->block_size & (journal->block_size - 1)))
			return fail(journal, "the journal has an impossible block size");
		journal->extents[0] = (struct journal_extent){ 0, big_endian_32(start + 16), 0 };
		journal->extent_count = 1;
	} else if (!find_in_file_system(journal, start)) {
		return false;
	}
	return read_block(journal, 0, journal->block) && check_super(journal, journal->block);
}

bool journal_open(struct journal *journal, const char *path, bool direct)
{
	*journal = (struct journal){ .file = open(path, O_RDONLY | O_CLOEXEC | (direct ? O_DIRECT : 0)) };
	if (journal->file < 0)
		return fail(journal, strerror(errno));
	if (posix_memalign((void **)&journal->block, 4096, LARGEST_BLOCK)
	    || posix_memalign((void **)&journal->contents, 4096, LARGEST_BLOCK))
		return fail(journal, "no memory");
	return find(journal);
}

void journal_close(struct journal *journal)
{
	if (journal->file >= 0)
		close(journal->file);
	free(journal->block);
	free(journal->contents);
}

static uint32_t next_block(const struct journal *journal, uint32_t block)
{
	return block + 1 < journal->length ? block + 1 : journal->first;
}

static bool is_header(const uint8_t *block)
{
	return big_endian_32(block) == JOURNAL_MAGIC;
}

static enum journal_block_type type_of(const uint8_t *block)
{
	return big_endian_32(block + 4);
}

static uint32_t sequence_of(const uint8_t *block)
{
	return big_endian_32(block + 8);
}

/* The checksum of a block that holds its own, which counts as 0. The block is as before afterwards. */
static bool has_right_checksum(const struct journal *journal, uint8_t *block, uint32_t offset)
{
	uint32_t expected = big_endian_32(block + offset);
	uint32_t found;

	set_big_endian_32(block + offset, 0);
	found = crc32c(journal->seed, block, journal->block_size);
	set_big_endian_32(block + offset, expected);
	return found == expected;
}

static uint32_t block_checksum(const struct journal *journal, uint32_t sequence, const uint8_t *contents)
{
	uint8_t number[4];

	set_big_endian_32(number, sequence);
	return crc32c(crc32c(journal->seed, number, sizeof(number)), contents, journal->block_size);
}

static bool visit_tag(struct journal *journal, const uint8_t *tag, uint32_t log_block, uint32_t sequence,
		      const struct journal_visitor *visitor)
{
	struct journal_tag seen = {
		.sequence = sequence,
		.log_block = log_block,
		.block = (uint64_t)big_endian_32(tag + 8) << 32 | big_endian_32(tag),
		.flags = big_endian_32(tag + 4),
		.expected = big_endian_32(tag + 12),
		.contents = journal->contents,
	};

	if (!visitor || !visitor->tag)
		return true;
	if (!read_block(journal, log_block, journal->contents))
		return false;
	seen.found = block_checksum(journal, sequence, journal->contents);
	visitor->tag(visitor->context, &seen);
	return true;
}

/* Moves the position behind the descriptor's blocks. */
static bool visit_tags(struct journal *journal, uint32_t *position, uint32_t sequence,
		       const struct journal_visitor *visitor)
{
	uint32_t offset = HEADER_SIZE;
	uint32_t flags;

	do {
		const uint8_t *tag = journal->block + offset;

		if (offset + TAG_SIZE > journal->block_size - TAIL_SIZE)
			return true;
		flags = big_endian_32(tag + 4);
		if (!visit_tag(journal, tag, *position, sequence, visitor))
			return false;
		*position = next_block(journal, *position);
		offset += TAG_SIZE + (flags & TAG_SAME_UUID ? 0 : UUID_SIZE);
	} while (!(flags & TAG_LAST));
	return true;
}

static void check_own_checksum(struct journal *journal, uint32_t at, uint32_t sequence, const struct journal_visitor *visitor)
{
	bool is_commit = type_of(journal->block) == BLOCK_COMMIT;
	const char *kind = is_commit ? "commit" : type_of(journal->block) == BLOCK_REVOKE ? "revoke" : "descriptor";

	if (visitor && visitor->bad_block
	    && !has_right_checksum(journal, journal->block, is_commit ? COMMIT_CHECKSUM : journal->block_size - TAIL_SIZE))
		visitor->bad_block(visitor->context, sequence, at, kind);
}

/* Walks one transaction, of at most as many blocks as the journal has. */
static bool walk(struct journal *journal, uint32_t *position, uint32_t sequence, const struct journal_visitor *visitor)
{
	for (uint32_t blocks = 0; blocks < journal->length; blocks++) {
		uint32_t at = *position;

		if (!read_block(journal, at, journal->block))
			return false;
		if (!is_header(journal->block) || sequence_of(journal->block) != sequence)
			return false;
		check_own_checksum(journal, at, sequence, visitor);
		*position = next_block(journal, at);
		if (type_of(journal->block) == BLOCK_COMMIT)
			return true;
		if (type_of(journal->block) == BLOCK_DESCRIPTOR) {
			if (!visit_tags(journal, position, sequence, visitor))
				return false;
		} else if (type_of(journal->block) != BLOCK_REVOKE) {
			return false;
		}
	}
	return false;
}

bool journal_next(struct journal *journal, uint32_t *position, uint32_t *sequence, const struct journal_visitor *visitor)
{
	uint32_t end = *position;

	/* First without visiting: a transaction counts only with its commit block. */
	if (!walk(journal, &end, *sequence, NULL))
		return false;
	if (!walk(journal, position, *sequence, visitor))
		return false;
	++*sequence;
	return true;
}

bool journal_find_end(struct journal *journal, uint32_t *position, uint32_t *sequence)
{
	bool found = false;

	*position = journal->first;
	*sequence = journal->sequence;
	for (uint32_t at = journal->first; at < journal->length; at++) {
		if (!read_block(journal, at, journal->block))
			return false;
		if (!is_header(journal->block) || type_of(journal->block) != BLOCK_COMMIT)
			continue;
		/* Sequence numbers go around. */
		if (found && (int32_t)(sequence_of(journal->block) - (*sequence - 1)) <= 0)
			continue;
		found = true;
		*position = next_block(journal, at);
		*sequence = sequence_of(journal->block) + 1;
	}
	return true;
}
