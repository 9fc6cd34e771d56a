/*
 * trial: runs inside the virtual machine. Stores through a mapping of a data=journal file while a commit runs, again and
 * again, and after each commit verifies every checksum of the transactions that it wrote.
 *
 * The settings are environment variables, see read_settings(). Prints one JSON line for each trial and one at the end.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "journal.h"
#include "probe_control.h"
#include "trials.h"

enum { FILES = 64 };
enum { COMMIT_CPU = 0, STORE_CPU = 1 };

static struct settings {
	int trials;
	/* The page is dirty, and tagged, when it is mapped. */
	bool starts_dirty;
	/* The page is faulted in before the transaction begins (v5.7's scenario); else the first fault is in it. */
	bool maps_first;
	/* A pwrite() to the page, so that its block is in the transaction before the fault. */
	bool writes_page;
	/* Between the store and the commit: so long, or a random time up to max_delay_us. */
	int delay_us;
	int max_delay_us;
	/* Resets the machine after the first mismatch; or after the trial of this number. */
	bool crashes;
	int crash_at;
	/* How many trials' events are kept. */
	int traces;
} settings;

/* The storing thread. */
static _Atomic(volatile uint64_t *) target;
static atomic_bool may_store, is_quitting;
static atomic_bool is_idle = true;
static atomic_ulong counter;

static struct journal journal;
static uint32_t log_position, log_sequence;

static void read_settings(void)
{
	settings.trials = number_of("TRIALS", 20);
	settings.starts_dirty = number_of("STARTS_DIRTY", 0);
	settings.maps_first = number_of("MAPS_FIRST", 0);
	settings.writes_page = number_of("WRITES_PAGE", 0);
	settings.delay_us = number_of("DELAY_US", 50000);
	settings.max_delay_us = number_of("MAX_DELAY_US", 0);
	settings.crashes = number_of("CRASHES", 0);
	settings.crash_at = number_of("CRASH_AT", -1);
	settings.traces = number_of("TRACES", 3);
	srand(number_of("SEED", 1));
}

/* A counter that only grows, into the first word of the page, without a pause. */
static void *store(void *unused)
{
	(void)unused;
	prctl(PR_SET_NAME, "storing");
	stay_on(STORE_CPU);
	while (!is_quitting) {
		if (!may_store)
			continue;
		is_idle = false;
		volatile uint64_t *word = target;
		for (uint64_t value = counter; may_store; ) {
			*word = ++value;
			counter = value;
		}
		is_idle = true;
	}
	return NULL;
}

static void stop_storing(void)
{
	may_store = false;
	while (!is_idle)
		usleep(100);
}

struct findings {
	uint64_t watched_block;
	int transactions, tags, mismatches, watched_mismatches;
	uint32_t sequence, log_block;
};

static void see_tag(void *context, const struct journal_tag *tag)
{
	struct findings *findings = context;

	findings->tags++;
	if (tag->expected == tag->found)
		return;
	findings->mismatches++;
	if (tag->block != findings->watched_block)
		return;
	findings->watched_mismatches++;
	findings->sequence = tag->sequence;
	findings->log_block = tag->log_block;
}

static void see_bad_block(void *context, uint32_t sequence, uint32_t log_block, const char *kind)
{
	((struct findings *)context)->mismatches++;
	printf("trial: transaction %u: %s block at %u has a wrong checksum\n", sequence, kind, log_block);
}

/* What was committed since it was called last. */
static struct findings look_at_new_transactions(uint64_t watched_block)
{
	struct findings findings = { .watched_block = watched_block };
	struct journal_visitor visitor = { see_tag, see_bad_block, &findings };

	while (journal_next(&journal, &log_position, &log_sequence, &visitor))
		findings.transactions++;
	return findings;
}

static void settle(void)
{
	for (int i = 0; i < 3; i++)
		sync();
	look_at_new_transactions(0);
}

static void wait_before_commit(void)
{
	double end = now() + (settings.max_delay_us ? rand() % settings.max_delay_us : settings.delay_us) * 1e-6;

	if (!settings.max_delay_us)
		usleep(settings.delay_us);
	while (now() < end)
		;
}

/* Begins to store, and commits the transaction of the store by fsync of another file. */
static struct findings store_and_commit(int file, int other, uint64_t block)
{
	volatile uint64_t *word = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

	if (word == MAP_FAILED)
		die("mmap");
	if (settings.maps_first)
		word[0] = counter;
	if (settings.writes_page)
		write_new(file, PAGE / 2, 64);
	target = word;
	may_store = true;
	wait_before_commit();
	write_new(other, 0, 64);
	if (fsync(other))
		die("fsync");
	stop_storing();
	struct findings findings = look_at_new_transactions(block);
	probe_forget_page();
	munmap((void *)word, PAGE);
	return findings;
}

static struct findings run_trial(int number, int file, int other)
{
	uint64_t block = block_of(file, 0);

	settle();
	if (settings.starts_dirty) {
		write_new(file, 0, PAGE);
		fsync(file);
		look_at_new_transactions(0);
	}
	counter = (uint64_t)(number + 1) << 32;
	probe_watch(file, 0);
	struct findings findings = store_and_commit(file, other, block);
	if (number < settings.traces)
		probe_save("events", number);
	printf("trial: {\"trial\": %d, \"transactions\": %d, \"tags\": %d, \"mismatches\": %d, \"ofPage\": %d, "
	       "\"sequence\": %u, \"block\": %llu, \"journalBlock\": %u}\n",
	       number, findings.transactions, findings.tags, findings.mismatches, findings.watched_mismatches,
	       findings.sequence, (unsigned long long)block, findings.log_block);
	return findings;
}

static void make_files(int *files)
{
	char path[32];

	for (int i = 0; i < FILES; i++) {
		snprintf(path, sizeof(path), "/mnt/mapped-%d", i);
		files[i] = make_file(path, 1);
	}
	sync();
}

int main(void)
{
	pthread_t thread;
	int files[FILES];
	int hits = 0, others = 0, tags = 0, number = 0;
	double start;

	setvbuf(stdout, NULL, _IOLBF, 0);
	read_settings();
	make_files(files);
	int other = make_file("/mnt/other", 1);
	sync();
	if (!journal_open(&journal, "/dev/vda", true) || !journal_find_end(&journal, &log_position, &log_sequence)) {
		printf("trial: no journal: %s\n", journal.error);
		return 1;
	}
	pthread_create(&thread, NULL, store, NULL);
	stay_on(COMMIT_CPU);
	for (start = now(); number < settings.trials; number++) {
		struct findings findings = run_trial(number, files[number % FILES], other);

		hits += findings.watched_mismatches > 0;
		others += findings.mismatches - findings.watched_mismatches;
		tags += findings.tags;
		if ((settings.crashes && findings.watched_mismatches) || settings.crash_at == number)
			reset_machine();
	}
	printf("trial: {\"summary\": true, \"trials\": %d, \"hits\": %d, \"otherMismatches\": %d, \"tags\": %d, "
	       "\"seconds\": %.1f}\n", number, hits, others, tags, now() - start);
	is_quitting = true;
	pthread_join(thread, NULL);
	return 0;
}
