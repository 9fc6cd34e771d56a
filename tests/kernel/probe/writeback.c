// SPDX-License-Identifier: GPL-2.0
/* The dirty flag with its tag, write protection, and write-back of the watched page to its home. */
#include <linux/bio.h>
#include <linux/moduleparam.h>

#include "probe.h"

static int hold_home_ms;
module_param(hold_home_ms, int, 0644);
MODULE_PARM_DESC(hold_home_ms, "hold the first write of the watched page to its home, ready to be submitted, until "
		 "home_released is set, but no longer than this");
static int home_held;
module_param(home_held, int, 0444);
MODULE_PARM_DESC(home_held, "a write to the page's home is or was held");
static int home_released;
module_param(home_released, int, 0644);

/* Called where the flag was clear and is set now; the tag follows here. */
static int at_mark_dirty(struct kprobe *probe, struct pt_regs *regs)
{
	struct probe_event event;

	if (!watch_is_folio(argument(regs, 0)))
		return 0;
	event = log_event("page_dirtied", true);
	log_add(&event);
	return 0;
}

static struct kprobe mark_dirty_probe = { .symbol_name = "__folio_mark_dirty", .pre_handler = at_mark_dirty };

static int enter_clear_dirty(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	return watch_is_folio(argument(regs, 0)) ? 0 : 1;
}

static int leave_clear_dirty(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct probe_event event = log_event("write_protected", true);

	event.result = (int)(regs_return_value(regs) & 1);
	log_add(&event);
	return 0;
}

static struct kretprobe clear_dirty_probe = {
	.kp.symbol_name = "folio_clear_dirty_for_io",
	.entry_handler = enter_clear_dirty,
	.handler = leave_clear_dirty,
	.maxactive = 16,
};

static bool is_home_write(struct bio *bio)
{
	return bio && bio_op(bio) == REQ_OP_WRITE && bio_has_data(bio) && watch_is_folio(page_folio(bio_first_page_all(bio)))
		&& strncmp(current->comm, "jbd2/", 5);
}

static int at_submit_bio(struct kprobe *probe, struct pt_regs *regs)
{
	struct probe_event event;

	if (!is_home_write(argument(regs, 0)))
		return 0;
	event = log_event("home_write", true);
	log_add(&event);
	if (hold_home_ms && !xchg(&home_held, 1))
		hold(hold_home_ms, &home_released);
	return 0;
}

static struct kprobe submit_bio_probe = { .symbol_name = "submit_bio", .pre_handler = at_submit_bio };

struct kretprobe *const writeback_kretprobes[] = { &clear_dirty_probe, NULL };
struct kprobe *const writeback_kprobes[] = { &mark_dirty_probe, &submit_bio_probe, NULL };
