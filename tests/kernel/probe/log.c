// SPDX-License-Identifier: GPL-2.0
/* The events in memory, and /proc/ext4_probe, which has them as JSON Lines; writing to it forgets them. */
#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/timekeeping.h>
#include <linux/vmalloc.h>

#include "probe.h"

#define MOST_EVENTS (1 << 16)

static struct probe_event *events;
/* How many were reported; those beyond MOST_EVENTS are lost, and the last line says so. */
static atomic_t event_count = ATOMIC_INIT(0);

struct probe_event log_event(const char *name, bool watched)
{
	struct probe_event event = {
		.name = name,
		.time_ns = ktime_get_mono_fast_ns(),
		.tid = ABSENT, .page = ABSENT, .block = ABSENT, .type = ABSENT, .frozen = ABSENT, .state = ABSENT, .result = ABSENT,
		.cpu = raw_smp_processor_id(),
		.task = task_pid_nr(current),
		.process = task_tgid_nr(current),
		.watched = watched,
	};

	memcpy(event.comm, current->comm, TASK_COMM_LEN);
	watch_snapshot(&event);
	return event;
}

void log_add(const struct probe_event *event)
{
	int index = atomic_inc_return(&event_count) - 1;

	if (index < MOST_EVENTS)
		events[index] = *event;
}

void log_transaction(const char *name, const transaction_t *transaction)
{
	struct probe_event event = log_event(name, true);

	event.tid = transaction->t_tid;
	event.state = transaction->t_state;
	log_add(&event);
}

void log_clear(void)
{
	atomic_set(&event_count, 0);
}

static void show_flag(struct seq_file *file, const char *name, int value)
{
	if (value != ABSENT)
		seq_printf(file, ", \"%s\": %s", name, value ? "true" : "false");
}

static void show_number(struct seq_file *file, const char *name, s64 value)
{
	if (value != ABSENT)
		seq_printf(file, ", \"%s\": %lld", name, value);
}

/* Microseconds with three digits behind the point. */
static void show_time(struct seq_file *file, const char *name, u64 ns)
{
	seq_printf(file, ", \"%s\": %llu.%03llu", name, ns / 1000, ns % 1000);
}

static void show_event(struct seq_file *file, const struct probe_event *event)
{
	seq_printf(file, "{\"event\": \"%s\"", event->name);
	if (event->from_ns) {
		show_time(file, "from", event->from_ns);
		show_time(file, "to", event->time_ns);
	} else {
		show_time(file, "time", event->time_ns);
	}
	show_number(file, "cpu", event->cpu);
	show_number(file, "task", event->task);
	show_number(file, "process", event->process);
	seq_printf(file, ", \"comm\": \"%.*s\"", TASK_COMM_LEN, event->comm);
	seq_printf(file, ", \"watched\": %s", event->watched ? "true" : "false");
	show_number(file, "tid", event->tid);
	show_number(file, "page", event->page);
	show_number(file, "block", event->block);
	show_number(file, "type", event->type);
	show_number(file, "state", event->state);
	show_number(file, "result", event->result);
	show_flag(file, "frozen", event->frozen);
	show_flag(file, "dirty", event->dirty);
	show_flag(file, "tag", event->tag);
	show_flag(file, "locked", event->locked);
	show_flag(file, "writable", event->writable);
	seq_puts(file, "}\n");
}

static void *start_events(struct seq_file *file, loff_t *position)
{
	int count = atomic_read(&event_count);

	if (*position == MOST_EVENTS && count > MOST_EVENTS)
		seq_printf(file, "{\"event\": \"lost\", \"count\": %d}\n", count - MOST_EVENTS);
	return *position < min(count, MOST_EVENTS) ? &events[*position] : NULL;
}

static void *next_event(struct seq_file *file, void *current_event, loff_t *position)
{
	++*position;
	return start_events(file, position);
}

static void stop_events(struct seq_file *file, void *current_event)
{
}

static int show(struct seq_file *file, void *current_event)
{
	show_event(file, current_event);
	return 0;
}

static const struct seq_operations event_operations = {
	.start = start_events, .next = next_event, .stop = stop_events, .show = show,
};

static int open_events(struct inode *inode, struct file *file)
{
	return seq_open(file, &event_operations);
}

static ssize_t clear_events(struct file *file, const char __user *text, size_t size, loff_t *position)
{
	log_clear();
	watch_clear();
	window_reset();
	return size;
}

static const struct proc_ops file_operations = {
	.proc_open = open_events,
	.proc_read = seq_read,
	.proc_lseek = seq_lseek,
	.proc_release = seq_release,
	.proc_write = clear_events,
};

int log_init(void)
{
	events = vzalloc(array_size(MOST_EVENTS, sizeof(*events)));
	if (!events)
		return -ENOMEM;
	if (proc_create("ext4_probe", 0600, NULL, &file_operations))
		return 0;

	vfree(events);
	return -ENOMEM;
}

void log_exit(void)
{
	remove_proc_entry("ext4_probe", NULL);
	vfree(events);
}
