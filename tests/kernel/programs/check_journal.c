/*
 * check_journal FILE: verifies the checksums of a journal's transactions, block by block.
 *
 * FILE is a journal of its own or an ext4 image. Exit codes: 0 every checksum is right, 1 some is wrong, 2 the file can't
 * be read as a journal. --self-test makes journals of its own and damages them.
 */
#include <stdio.h>
#include <string.h>

#include "journal.h"
#include "self_test.h"

struct counts {
	unsigned transactions, tags, wrong;
	bool lists_tags;
};

static void see_tag(void *context, const struct journal_tag *tag)
{
	struct counts *counts = context;
	bool is_right = tag->expected == tag->found;

	counts->tags++;
	counts->wrong += !is_right;
	if (counts->lists_tags || !is_right)
		printf("%s: transaction %u, block %llu, logged at journal block %u: checksum %08x, the tag says %08x\n",
		       is_right ? "right" : "WRONG", tag->sequence, (unsigned long long)tag->block, tag->log_block,
		       tag->found, tag->expected);
}

static void see_bad_block(void *context, uint32_t sequence, uint32_t log_block, const char *kind)
{
	struct counts *counts = context;

	counts->wrong++;
	printf("WRONG: transaction %u, %s block at journal block %u: its own checksum\n", sequence, kind, log_block);
}

static int check(const char *path, bool lists_tags)
{
	struct counts counts = { .lists_tags = lists_tags };
	struct journal_visitor visitor = { see_tag, see_bad_block, &counts };
	struct journal journal;
	uint32_t position, sequence;

	if (!journal_open(&journal, path, false)) {
		fprintf(stderr, "%s: %s\n", path, journal.error);
		journal_close(&journal);
		return 2;
	}
	position = journal.start;
	sequence = journal.sequence;
	while (journal.start && counts.transactions < journal.length && journal_next(&journal, &position, &sequence, &visitor))
		counts.transactions++;
	printf("%u transactions to replay, %u tags, %u wrong checksums\n", counts.transactions, counts.tags, counts.wrong);
	journal_close(&journal);
	return counts.wrong ? 1 : 0;
}

int main(int argc, char **argv)
{
	bool lists_tags = argc > 1 && !strcmp(argv[1], "--list");

	if (argc == 2 && !strcmp(argv[1], "--self-test"))
		return self_test();
	if (argc != 2 + lists_tags) {
		fprintf(stderr, "check_journal [--list] FILE: verifies the checksums of a journal, alone or in an ext4 image\n"
			"check_journal --self-test: makes journals, damages them, and verifies that it is noticed\n");
		return 2;
	}
	return check(argv[1 + lists_tags], lists_tags);
}
