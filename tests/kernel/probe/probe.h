/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reports what a kernel does with one page of an ext4 file in data=journal mode, as events in JSON Lines.
 *
 * One page of one file is watched. Everything is seen through kprobes, kretprobes and tracepoints. Unless asked to, the
 * probes change nothing: they may hold a task back to widen a window, and one, for a control, marks the page dirty.
 */
#ifndef EXT4_PROBE_H
#define EXT4_PROBE_H

#include <linux/buffer_head.h>
#include <linux/delay.h>
#include <linux/fs.h>
#include <linux/jbd2.h>
#include <linux/kprobes.h>
#include <linux/mm.h>
#include <linux/pagemap.h>
#include <linux/timekeeping.h>
#include <linux/types.h>
#include <linux/version.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
#error "the probes know Linux 6.1 and later"
#endif

/* A value that an event does not have. */
#define ABSENT (-1)

/*
 * One event. What the kernel counts in 64 bits and may be absent is -1 then. dirty, tag, locked and writable are the
 * watched page's: PG_dirty, its DIRTY tag, PG_locked, and a writable page table entry in the process that faulted.
 */
struct probe_event {
	const char *name;
	u64 from_ns;		/* 0: took place at time_ns; else some time between the two */
	u64 time_ns;
	s64 tid;
	s64 page;		/* index in the file */
	s64 block;
	int cpu;
	int task;		/* a thread */
	int process;
	int type;		/* of a handle */
	int frozen;
	int state;		/* t_state */
	int result;
	bool watched;		/* is about the watched page, or about a whole commit */
	s8 dirty, tag, locked, writable;
	char comm[TASK_COMM_LEN];
};

/* log.c */
int log_init(void);
void log_exit(void);
void log_clear(void);
/* Fills in what is the same for every event; the caller adds the rest and calls log_add(). */
struct probe_event log_event(const char *name, bool watched);
void log_add(const struct probe_event *event);
/* An event that has nothing but a transaction. */
void log_transaction(const char *name, const transaction_t *transaction);

/* watch.c: what is watched. */
bool watch_is_inode(const struct inode *inode);
bool watch_is_folio(struct folio *folio);
bool watch_is_buffer(struct buffer_head *bh);
bool watch_is_position(const struct address_space *mapping, loff_t position);
/* Remembers the page and the mapping that a fault is about. */
void watch_fault(struct vm_fault *vmf);
bool watch_is_fault(const struct vm_area_struct *vma, unsigned long address);
void watch_snapshot(struct probe_event *event);
void watch_clear(void);
struct folio *watch_folio(void);
struct folio *folio_of(struct buffer_head *bh);

/* What the current task does with the watched page. */
enum role { ROLE_NONE, ROLE_FAULT, ROLE_WRITE };
void role_set(enum role role);
enum role role_get(void);

/* The window between a fault's return from ext4 and its page table entry. */
void window_submitted(int tid);
void window_reset(void);

/* Each file's probes; registered by main.c, which says which symbol is missing. */
extern struct kretprobe *const fault_kretprobes[];
extern struct kprobe *const fault_kprobes[];
extern struct kretprobe *const handle_kretprobes[];
extern struct kprobe *const handle_kprobes[];
extern struct kretprobe *const commit_kretprobes[];
extern struct kprobe *const commit_kprobes[];
extern struct kretprobe *const writeback_kretprobes[];
extern struct kprobe *const writeback_kprobes[];

struct tracepoint_probe {
	const char *name;
	void *function;
	struct tracepoint *tracepoint;
};
extern struct tracepoint_probe commit_tracepoints[];
extern const int commit_tracepoint_count;

/* Keeps the processor busy: a probe may not sleep. */
static inline void hold(int ms, const int *released)
{
	u64 end = ktime_get_mono_fast_ns() + (u64)ms * NSEC_PER_MSEC;

	while (ktime_get_mono_fast_ns() < end && !READ_ONCE(*released))
		udelay(50);
}

static inline void *argument(struct pt_regs *regs, int index)
{
	return (void *)regs_get_kernel_argument(regs, index);
}

#endif
