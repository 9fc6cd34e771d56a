#define _GNU_SOURCE
#include "self_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "crc32c.h"
#include "journal.h"

enum { SIZE = 1024, LENGTH = 12, TAGS = 3, FIRST_SEQUENCE = 7 };
/* The log begins near the end, so that the first transaction goes around. */
enum { START = 9 };

static uint8_t image[LENGTH][SIZE];
static uint32_t seed;

static void put_header(uint8_t *block, uint32_t type, uint32_t sequence)
{
	set_big_endian_32(block, JOURNAL_MAGIC);
	set_big_endian_32(block + 4, type);
	set_big_endian_32(block + 8, sequence);
}

static uint32_t after(uint32_t block)
{
	return block + 1 < LENGTH ? block + 1 : 1;
}

static void put_super(void)
{
	uint8_t *super = image[0];

	put_header(super, BLOCK_SUPER_V2, 0);
	set_big_endian_32(super + 12, SIZE);
	set_big_endian_32(super + 16, LENGTH);
	set_big_endian_32(super + 20, 1);
	set_big_endian_32(super + 24, FIRST_SEQUENCE);
	set_big_endian_32(super + 28, START);
	set_big_endian_32(super + 0x28, INCOMPAT_64BIT | INCOMPAT_CSUM_V3);
	memcpy(super + 0x30, "0123456789abcdef", 16);
	seed = crc32c(~0u, super + 0x30, 16);
	set_big_endian_32(super + 0xfc, crc32c(~0u, super, SIZE));
}

/* Returns the block behind the transaction. */
static uint32_t put_transaction(uint32_t at, uint32_t sequence, int tags)
{
	uint8_t *descriptor = image[at];
	uint8_t *tag = descriptor + 12;
	uint8_t number[4];

	set_big_endian_32(number, sequence);
	put_header(descriptor, BLOCK_DESCRIPTOR, sequence);
	for (int i = 0; i < tags; i++) {
		at = after(at);
		for (int k = 0; k < SIZE; k++)
			image[at][k] = (uint8_t)(31 * k + 7 * i + sequence);
		set_big_endian_32(tag, 1000 + i);
		set_big_endian_32(tag + 4, (i > 0 ? TAG_SAME_UUID : 0) | (i == tags - 1 ? TAG_LAST : 0));
		set_big_endian_32(tag + 12, crc32c(crc32c(seed, number, 4), image[at], SIZE));
		tag += 16 + (i > 0 ? 0 : 16);
	}
	set_big_endian_32(descriptor + SIZE - 4, crc32c(seed, descriptor, SIZE));
	at = after(at);
	put_header(image[at], BLOCK_COMMIT, sequence);
	set_big_endian_32(image[at] + 16, crc32c(seed, image[at], SIZE));
	return after(at);
}

struct seen { int tags, wrong; };

static void see_tag(void *context, const struct journal_tag *tag)
{
	struct seen *seen = context;

	seen->tags++;
	seen->wrong += tag->expected != tag->found;
}

static void see_bad_block(void *context, uint32_t sequence, uint32_t log_block, const char *kind)
{
	(void)sequence, (void)log_block, (void)kind;
	((struct seen *)context)->wrong++;
}

/* How many transactions the journal has; -1 when it is refused. */
static int read_back(const char *path, int file, struct seen *seen)
{
	struct journal_visitor visitor = { see_tag, see_bad_block, seen };
	struct journal journal;
	uint32_t position, sequence;
	int count = 0;

	*seen = (struct seen){ 0 };
	if (pwrite(file, image, sizeof(image), 0) != sizeof(image) || !journal_open(&journal, path, false)) {
		journal_close(&journal);
		return -1;
	}
	position = journal.start;
	sequence = journal.sequence;
	while (journal_next(&journal, &position, &sequence, &visitor))
		count++;
	journal_close(&journal);
	return count;
}

static int failures;

static void expect(bool is_so, const char *what, int block, int byte)
{
	if (is_so)
		return;
	failures++;
	printf("self-test: %s (block %d, byte %d)\n", what, block, byte);
}

/* Every byte of every block that matters, one at a time. */
static int flip_each_byte(const char *path, int file, uint32_t end)
{
	struct seen seen;
	int flipped = 0;

	for (int block = 0; block < LENGTH; block++) {
		if (block > 0 && block >= (int)end && block < START)
			continue;
		for (int byte = 0; byte < SIZE; byte += block == 0 ? 1 : 7) {
			image[block][byte] ^= 0x10;
			int count = read_back(path, file, &seen);
			expect(count < 2 || seen.wrong > 0, "a flipped bit was not noticed", block, byte);
			image[block][byte] ^= 0x10;
			flipped++;
		}
	}
	return flipped;
}

int self_test(void)
{
	char path[64];
	struct seen seen;
	int file = memfd_create("journal", 0);
	uint32_t end;

	if (file < 0)
		return 1;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	expect(crc32c(~0u, "123456789", 9) == ~0xe3069283u, "crc32c of the standard check value", 0, 0);
	put_super();
	end = put_transaction(put_transaction(START, FIRST_SEQUENCE, TAGS), FIRST_SEQUENCE + 1, 1);
	expect(read_back(path, file, &seen) == 2, "two transactions were written", 0, 0);
	expect(seen.tags == TAGS + 1 && seen.wrong == 0, "an undamaged journal has no wrong checksum", 0, 0);
	int flipped = flip_each_byte(path, file, end);
	printf("self-test: %d damages, %d failures\n", flipped, failures);
	close(file);
	return failures ? 1 : 0;
}
