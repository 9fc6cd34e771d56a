// SPDX-License-Identifier: GPL-2.0
/* The dirty flag with its tag, write protection, and write-back of the watched page to its home. */
#include <linux/delay.h>
#include <linux/moduleparam.h>

#include "probe.h"

int hold_home_ms;
module_param(hold_home_ms, int, 0644);
MODULE_PARM_DESC(hold_home_ms, "hold write-back for so long when the watched page is ready to be written home");

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

struct kretprobe *const writeback_kretprobes[] = { &clear_dirty_probe, NULL };
struct kprobe *const writeback_kprobes[] = { &mark_dirty_probe, NULL };
