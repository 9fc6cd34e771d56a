#define _GNU_SOURCE
#include "trials.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* From Linux 5.14 on; not in every C library's headers. */
#define CHECKPOINT _IOW('f', 43, uint32_t)

int number_of(const char *name, int otherwise)
{
	const char *text = getenv(name);

	return text && *text ? atoi(text) : otherwise;
}

void die(const char *what)
{
	printf("trial: %s: %s\n", what, strerror(errno));
	exit(1);
}

double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

void stay_on(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	sched_setaffinity(0, sizeof(set), &set);
}

static void write_all(int file, off_t offset, const char *bytes, size_t size)
{
	if (pwrite(file, bytes, size, offset) != (ssize_t)size)
		die("pwrite");
}

void write_new(int file, off_t offset, size_t size)
{
	static char bytes[PAGE];

	for (size_t i = 0; i < size; i++)
		bytes[i]++;
	write_all(file, offset, bytes, size);
}

void write_byte(int file, off_t offset, size_t size, char byte)
{
	char bytes[PAGE];

	memset(bytes, byte, sizeof(bytes));
	write_all(file, offset, bytes, size);
}

int make_file(const char *path, int pages)
{
	int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0644);

	if (file < 0)
		die(path);
	for (int i = 0; i < pages; i++)
		write_new(file, (off_t)i * PAGE, PAGE);
	return file;
}

uint64_t block_of(int file, int page)
{
	int block = page;

	if (ioctl(file, FIBMAP, &block))
		die("FIBMAP");
	return block;
}

void checkpoint(int file)
{
	uint32_t flags = 0;

	if (ioctl(file, CHECKPOINT, &flags))
		die("checkpoint");
}

void reset_machine(void)
{
	int trigger = open("/proc/sysrq-trigger", O_WRONLY);

	puts("trial: RESET");
	fflush(stdout);
	usleep(200000);
	if (write(trigger, "b", 1) != 1)
		die("reset");
	sleep(60);
}
