/* What the programs inside the virtual machine share. */
#ifndef TRIALS_H
#define TRIALS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { PAGE = 4096 };

/* An environment variable. */
int number_of(const char *name, int otherwise);
/* Ends the program with what went wrong. */
void die(const char *what);
/* In seconds. */
double now(void);
void stay_on(int cpu);
/* Bytes that differ from those of the call before. */
void write_new(int file, off_t offset, size_t size);
void write_byte(int file, off_t offset, size_t size, char byte);
/* An empty file that then gets so many pages. */
int make_file(const char *path, int pages);
/* Where the page is on the disk. */
uint64_t block_of(int file, int page);
/* Everything that is committed goes home, and the journal is empty. */
void checkpoint(int file);
/* The whole machine, at once: what is in memory is gone. */
void reset_machine(void);

#endif
