/*
 * home_write: runs inside the virtual machine. Holds back the write of a committed page to its home, empties the journal
 * meanwhile, and resets the machine.
 *
 * The file has A at home and B committed, by fsync of another file: that of this one would write it home, since v6.4.
 * WRITES_MORE: C is written to the page, uncommitted, before the held write may go on. Afterwards the file should have B:
 * A means that a committed page was lost, C that one which was never committed went home.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "probe_control.h"
#include "trials.h"

enum { CHECKPOINT_CPU = 0, WRITE_BACK_CPU = 1 };

static void *write_back(void *file)
{
	prctl(PR_SET_NAME, "write-back");
	stay_on(WRITE_BACK_CPU);
	if (sync_file_range((int)(intptr_t)file, 0, PAGE, SYNC_FILE_RANGE_WRITE))
		die("sync_file_range");
	return NULL;
}

/* False when write-back did not come to the page. */
static int wait_until_held(void)
{
	for (double end = now() + 20; now() < end; usleep(1000)) {
		if (probe_get("home_held") == 1)
			return 1;
	}
	return 0;
}

int main(void)
{
	pthread_t thread;
	int is_held = number_of("HOLDS", 1);

	setvbuf(stdout, NULL, _IOLBF, 0);
	stay_on(CHECKPOINT_CPU);
	int file = make_file("/mnt/watched", 1);
	int other = make_file("/mnt/other", 1);
	write_byte(file, 0, PAGE, 'A');
	sync();
	checkpoint(file);
	write_byte(file, 0, PAGE, 'B');
	write_new(other, 0, 64);
	if (fsync(other))
		die("fsync");

	probe_watch(file, 0);
	pthread_create(&thread, NULL, write_back, (void *)(intptr_t)file);
	if (is_held && !wait_until_held())
		puts("trial: write-back was not held");
	if (!is_held)
		pthread_join(thread, NULL);
	double start = now();
	checkpoint(file);
	printf("trial: the journal was emptied in %.3f s, home_held=%ld\n", now() - start, probe_get("home_held"));
	if (number_of("WRITES_MORE", 0)) {
		write_byte(file, 0, PAGE, 'C');
		probe_set("home_released", 1);
		sleep(1);
	}
	probe_save("events", 0);
	printf("trial: {\"trial\": 0}\n");
	reset_machine();
	return 0;
}
