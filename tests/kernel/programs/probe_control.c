#define _GNU_SOURCE
#include "probe_control.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define EVENTS "/proc/ext4_probe"
#define PARAMETERS "/sys/module/ext4_probe/parameters/"
#define OUTWARDS "/dev/ttyS1"

static void put(const char *path, const char *text, int size)
{
	int file = open(path, O_WRONLY);

	if (file < 0)
		return;
	if (write(file, text, size) != size)
		printf("trial: cannot write to %s\n", path);
	close(file);
}

static void set(const char *path, unsigned long value)
{
	char text[32];

	put(path, text, snprintf(text, sizeof(text), "%lu", value));
}

void probe_watch(int file, int page)
{
	struct stat status;

	fstat(file, &status);
	put(EVENTS, "clear", 5);
	set(PARAMETERS "watch_index", page);
	set(PARAMETERS "watch_ino", status.st_ino);
}

void probe_forget_page(void)
{
	set(PARAMETERS "watch_ino", 0);
}

void probe_save(const char *name, int number)
{
	char bytes[4096];
	ssize_t size;
	int from = open(EVENTS, O_RDONLY);
	int to = open(OUTWARDS, O_WRONLY);

	if (from >= 0 && to >= 0) {
		dprintf(to, "#BEGIN %s-%d\n", name, number);
		while ((size = read(from, bytes, sizeof(bytes))) > 0) {
			if (write(to, bytes, size) != size)
				printf("trial: events are lost\n");
		}
		dprintf(to, "#END\n");
	}
	close(from);
	close(to);
}
