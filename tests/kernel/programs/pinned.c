/*
 * pinned: runs inside the virtual machine. A device writes into a mapped page that is pinned so long that the page is
 * committed, written home and forgotten by the journal before the device does; then a commit of its neighbours passes.
 *
 * The device is a slow disk, /dev/vdb, read with O_DIRECT into the page. COVERS=0 is the control: only one
 * neighbour is committed, so that the inode's dirty range does not cover the page. A hit: after sync() the page's home
 * does not have what the device wrote.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "probe_control.h"
#include "trials.h"

enum { PAGES = 3, PINNED = 1, BACKLOG = 384 * 1024, ROUNDS = 3 };
/* What the slow disk is full of. */
enum { DEVICE_BYTE = 'D' };

static int slow_disk;
static char *target;
static atomic_bool is_reading, has_read;

/* The first read only makes the second one wait, with the page pinned. */
static void *read_slowly(void *unused)
{
	char *backlog = NULL;

	(void)unused;
	if (posix_memalign((void **)&backlog, PAGE, BACKLOG) || pread(slow_disk, backlog, BACKLOG, PAGE) != BACKLOG)
		die("reading the backlog");
	is_reading = true;
	if (pread(slow_disk, target, PAGE, 0) != PAGE)
		die("reading into the mapping");
	free(backlog);
	has_read = true;
	return NULL;
}

static void commit(int other)
{
	write_new(other, 0, 64);
	if (fsync(other))
		die("fsync");
}

/*
 * Until the journal has forgotten the page and it is clean, as far as that goes while it is pinned. False when the device
 * was faster, so that the trial says nothing.
 */
static bool send_home(int file, int other)
{
	while (!is_reading)
		usleep(1000);
	usleep(500000);
	for (int round = 0; round < ROUNDS; round++) {
		commit(other);
		sync();
		checkpoint(file);
		usleep(200000);
	}
	return !has_read;
}

static char byte_at_home(uint64_t block)
{
	static char *bytes;
	int disk = open("/dev/vda", O_RDONLY | O_DIRECT);

	if (disk < 0 || (!bytes && posix_memalign((void **)&bytes, PAGE, PAGE)))
		die("/dev/vda");
	if (pread(disk, bytes, PAGE, (off_t)block * PAGE) != PAGE)
		die("reading the page's home");
	close(disk);
	return bytes[0];
}

enum outcome { KEPT, LOST, TOO_FAST };

static enum outcome run_trial(int number, int other)
{
	pthread_t thread;
	char path[32];

	snprintf(path, sizeof(path), "/mnt/pinned-%d", number);
	int file = make_file(path, PAGES);
	write_byte(file, PINNED * PAGE, PAGE, 'A');
	commit(other);
	sync();
	checkpoint(file);
	probe_watch(file, PINNED);
	char *mapping = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (mapping == MAP_FAILED)
		die("mmap");

	target = mapping + PINNED * PAGE;
	is_reading = has_read = false;
	pthread_create(&thread, NULL, read_slowly, NULL);
	bool was_pinned = send_home(file, other);
	pthread_join(thread, NULL);
	usleep(300000);
	char in_memory = *target;

	mapping[2 * PAGE]++;
	if (number_of("COVERS", 1))
		mapping[0]++;
	commit(other);
	sync();
	checkpoint(file);
	char at_home = byte_at_home(block_of(file, PINNED));
	if (number < number_of("TRACES", 1))
		probe_save("events", number);
	probe_forget_page();
	munmap(mapping, PAGES * PAGE);
	close(file);
	bool is_lost = in_memory == DEVICE_BYTE && at_home != in_memory;
	printf("trial: {\"trial\": %d, \"pinnedThroughout\": %s, \"inMemory\": \"%c\", \"atHome\": \"%c\", \"ofPage\": %d}\n",
	       number, was_pinned ? "true" : "false", in_memory, at_home, is_lost);
	return !was_pinned ? TOO_FAST : is_lost ? LOST : KEPT;
}

int main(void)
{
	int trials = number_of("TRIALS", 5), counts[3] = { 0 };

	setvbuf(stdout, NULL, _IOLBF, 0);
	slow_disk = open("/dev/vdb", O_RDONLY | O_DIRECT);
	if (slow_disk < 0)
		die("/dev/vdb");
	int other = make_file("/mnt/other", 1);
	for (int i = 0; i < trials; i++)
		counts[run_trial(i, other)]++;
	printf("trial: {\"summary\": true, \"trials\": %d, \"hits\": %d, \"tooFast\": %d}\n",
	       counts[KEPT] + counts[LOST], counts[LOST], counts[TOO_FAST]);
	return 0;
}
