#define _GNU_SOURCE
#include "probe_control.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
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

void probe_set(const char *parameter, long value)
{
	char path[128], text[32];

	snprintf(path, sizeof(path), PARAMETERS "%s", parameter);
	put(path, text, snprintf(text, sizeof(text), "%ld", value));
}

long probe_get(const char *parameter)
{
	char path[128], text[32] = "";
	ssize_t size = -1;
	int file;

	snprintf(path, sizeof(path), PARAMETERS "%s", parameter);
	file = open(path, O_RDONLY);
	if (file >= 0)
		size = read(file, text, sizeof(text) - 1);
	close(file);
	return size > 0 ? atol(text) : -1;
}

void probe_watch(int file, int page)
{
	struct stat status;

	fstat(file, &status);
	put(EVENTS, "clear", 5);
	probe_set("watch_index", page);
	probe_set("watch_ino", (long)status.st_ino);
}

void probe_forget_page(void)
{
	probe_set("watch_ino", 0);
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
