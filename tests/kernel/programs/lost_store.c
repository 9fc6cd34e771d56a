/*
 * lost_store: runs inside the virtual machine. A store through a mapping, then fsync, then a reset of the machine, while
 * another thread's page fault is between its page table entry and the dirty flag.
 *
 * The fault has joined a transaction, whose submit callback passes while the fault is held before its page table entry.
 * The commit has written the page's block and is held before its commit record, when the entry is in place, this thread
 * stores S through it, and calls fsync(). Afterwards the file should have S.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "probe_control.h"
#include "trials.h"

enum { SYNC_CPU = 0, FAULT_CPU = 1 };

static volatile char *mapping;
static int other;
static atomic_bool may_commit;

static void *fault(void *unused)
{
	(void)unused;
	prctl(PR_SET_NAME, "faulting");
	stay_on(FAULT_CPU);
	mapping[PAGE / 2] = 'F';
	return NULL;
}

static void *commit(void *unused)
{
	(void)unused;
	while (!may_commit)
		usleep(1000);
	write_new(other, 0, 64);
	if (fsync(other))
		die("fsync of the other file");
	return NULL;
}

static void wait_for(const char *parameter)
{
	for (double end = now() + 20; now() < end && probe_get(parameter) != 1; )
		usleep(1000);
}

int main(void)
{
	pthread_t faulting, committing;

	setvbuf(stdout, NULL, _IOLBF, 0);
	stay_on(SYNC_CPU);
	int file = make_file("/mnt/watched", 1);
	other = make_file("/mnt/other", 1);
	write_byte(file, 0, PAGE, 'A');
	sync();
	checkpoint(file);
	probe_watch(file, 0);
	mapping = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (mapping == MAP_FAILED)
		die("mmap");

	/* First, since no thread can be created while another one is in a page fault. */
	pthread_create(&committing, NULL, commit, NULL);
	pthread_create(&faulting, NULL, fault, NULL);
	usleep(200000);
	may_commit = 1;
	wait_for("record_held");
	wait_for("dirty_held");
	double start = now();
	mapping[0] = 'S';
	if (fsync(file))
		die("fsync");
	printf("trial: fsync returned %.3f s after the store, dirty_held=%ld, record_held=%ld\n", now() - start,
	       probe_get("dirty_held"), probe_get("record_held"));
	probe_save("events", 0);
	printf("trial: {\"trial\": 0}\n");
	reset_machine();
	return 0;
}
