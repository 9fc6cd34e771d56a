// SPDX-License-Identifier: GPL-2.0
/* Handles: who joins a transaction, and when it lets go; pwrite() to the watched page, which has one open. */
#include <linux/moduleparam.h>
#include <linux/writeback.h>

#include "probe.h"

static int dirty_before_stop;
module_param(dirty_before_stop, int, 0644);
MODULE_PARM_DESC(dirty_before_stop, "a control: mark the watched page dirty before the fault's handle stops, as v6.4 does");

/* The type of a handle that changes pages: the third of ext4's, since it has types. */
#define HANDLE_WRITE_PAGE 2

static int enter_start(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	/* A nested start joins nothing new. */
	return current->journal_info ? 1 : 0;
}

static void log_handle(const char *fault, const char *write, const char *other, const handle_t *handle)
{
	enum role role = handle->h_type == HANDLE_WRITE_PAGE ? role_get() : ROLE_NONE;
	const char *name = role == ROLE_FAULT ? fault : role == ROLE_WRITE ? write : other;
	struct probe_event event = log_event(name, role != ROLE_NONE);

	event.type = handle->h_type;
	event.tid = handle->h_transaction ? handle->h_transaction->t_tid : ABSENT;
	log_add(&event);
}

static int leave_start(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	handle_t *handle = (void *)regs_return_value(regs);

	if (handle && !IS_ERR(handle))
		log_handle("page_mkwrite.handle_start", "write_begin.handle_start", "handle_start", handle);
	return 0;
}

static struct kretprobe start_probe = {
	.kp.symbol_name = "jbd2__journal_start",
	.entry_handler = enter_start,
	.handler = leave_start,
	.maxactive = 64,
};

static int at_stop(struct kprobe *probe, struct pt_regs *regs)
{
	handle_t *handle = argument(regs, 0);
	struct folio *folio = watch_folio();

	if (handle->h_ref > 1 || !handle->h_transaction)
		return 0;
	if (dirty_before_stop && folio && role_get() == ROLE_FAULT && handle->h_type == HANDLE_WRITE_PAGE)
		filemap_dirty_folio(folio->mapping, folio);
	log_handle("page_mkwrite.handle_stop", "write_end.handle_stop", "handle_stop", handle);
	return 0;
}

static struct kprobe stop_probe = { .symbol_name = "jbd2_journal_stop", .pre_handler = at_stop };

static int enter_write_begin(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct probe_event event;

	if (!watch_is_position(argument(regs, 1), (loff_t)argument(regs, 2)))
		return 1;
	role_set(ROLE_WRITE);
	event = log_event("write_begin", true);
	log_add(&event);
	return 0;
}

static int leave_write_begin(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	return 0;
}

static struct kretprobe write_begin_probe = {
	.kp.symbol_name = "ext4_write_begin",
	.entry_handler = enter_write_begin,
	.handler = leave_write_begin,
	.maxactive = 16,
};

static int enter_write_end(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct probe_event event;

	if (!watch_is_position(argument(regs, 1), (loff_t)argument(regs, 2)))
		return 1;
	event = log_event("write_end", true);
	log_add(&event);
	return 0;
}

static int leave_write_end(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	role_set(ROLE_NONE);
	return 0;
}

static struct kretprobe write_end_probe = {
	.kp.symbol_name = "ext4_journalled_write_end",
	.entry_handler = enter_write_end,
	.handler = leave_write_end,
	.maxactive = 16,
};

struct kretprobe *const handle_kretprobes[] = { &start_probe, &write_begin_probe, &write_end_probe, NULL };
struct kprobe *const handle_kprobes[] = { &stop_probe, NULL };
