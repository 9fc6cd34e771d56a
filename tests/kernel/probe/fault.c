// SPDX-License-Identifier: GPL-2.0
/* Page faults on the watched page: ext4's part, and the whole fault with its page table entry. */
#include <linux/moduleparam.h>

#include "probe.h"

static int hold_fault_ms;
module_param(hold_fault_ms, int, 0644);
MODULE_PARM_DESC(hold_fault_ms, "hold the first fault, returned from ext4, until the submit callback of its transaction "
		 "has passed, for at most so long");

static int hold_dirty_ms;
module_param(hold_dirty_ms, int, 0644);
MODULE_PARM_DESC(hold_dirty_ms, "hold the first fault, its page table entry in place, before it marks the page dirty, until "
		 "dirty_released is set, but no longer than this");
static int dirty_held;
module_param(dirty_held, int, 0444);
MODULE_PARM_DESC(dirty_held, "a fault is or was held there");
static int dirty_released;
module_param(dirty_released, int, 0644);

/* Of the first fault: the transaction that has the page, and whether that one's submit callback has returned. */
static int fault_tid;
static int fault_submitted;
static bool first_fault_seen;
static u64 fault_returned_ns;
static struct task_struct *fault_task;

void window_reset(void)
{
	fault_tid = fault_submitted = 0;
	first_fault_seen = false;
	fault_returned_ns = 0;
	fault_task = NULL;
}

void window_submitted(int tid)
{
	if (tid == READ_ONCE(fault_tid))
		WRITE_ONCE(fault_submitted, 1);
}

struct fault_data { struct vm_fault *vmf; };

static int enter_mkwrite(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct fault_data *data = (void *)instance->data;
	struct vm_fault *vmf = argument(regs, 0);
	struct probe_event event;

	if (!watch_is_folio(page_folio(vmf->page)))
		return 1;
	data->vmf = vmf;
	role_set(ROLE_FAULT);
	watch_fault(vmf);
	event = log_event("page_mkwrite", true);
	log_add(&event);
	return 0;
}

/* The transaction that has the page's first buffer, or 0. */
static int transaction_of(struct folio *folio)
{
	struct buffer_head *bh = folio_buffers(folio);
	struct journal_head *head = bh && buffer_jbd(bh) ? bh2jh(bh) : NULL;
	transaction_t *transaction = head ? READ_ONCE(head->b_transaction) : NULL;

	return transaction ? transaction->t_tid : 0;
}

static int leave_mkwrite(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct fault_data *data = (void *)instance->data;
	struct probe_event event = log_event("page_mkwrite_returns", true);

	role_set(ROLE_NONE);
	event.result = (int)regs_return_value(regs);
	event.tid = transaction_of(page_folio(data->vmf->page));
	log_add(&event);
	if (!first_fault_seen) {
		first_fault_seen = true;
		fault_tid = (int)event.tid;
		hold(hold_fault_ms, &fault_submitted);
	}
	fault_task = current;
	fault_returned_ns = ktime_get_mono_fast_ns();
	return 0;
}

static struct kretprobe mkwrite_probe = {
	.kp.symbol_name = "ext4_page_mkwrite",
	.entry_handler = enter_mkwrite,
	.handler = leave_mkwrite,
	.data_size = sizeof(struct fault_data),
	.maxactive = 16,
};

struct mm_fault_data { struct vm_area_struct *vma; unsigned long address; };

static int enter_fault(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct mm_fault_data *data = (void *)instance->data;
	unsigned int flags = (unsigned long)argument(regs, 2);

	data->vma = argument(regs, 0);
	data->address = (unsigned long)argument(regs, 1);
	return (flags & FAULT_FLAG_WRITE) && data->vma->vm_file ? 0 : 1;
}

/* The entry was made between ext4's return and this moment; a fault that ext4 did not see made none. */
static int leave_fault(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct mm_fault_data *data = (void *)instance->data;
	struct probe_event event;

	if (!fault_returned_ns || !watch_is_fault(data->vma, data->address))
		return 0;
	event = log_event("pte_made_writable", true);
	event.from_ns = fault_returned_ns;
	log_add(&event);
	event.name = "fault_returns";
	event.from_ns = 0;
	event.result = (int)regs_return_value(regs);
	log_add(&event);
	fault_returned_ns = 0;
	return 0;
}

static struct kretprobe fault_probe = {
	.kp.symbol_name = "handle_mm_fault",
	.entry_handler = enter_fault,
	.handler = leave_fault,
	.data_size = sizeof(struct mm_fault_data),
	.maxactive = 64,
};

/* Called with the page table entry in place, by the fault and by whoever else dirties a page. */
static int at_dirty(struct kprobe *probe, struct pt_regs *regs)
{
	if (!hold_dirty_ms || !fault_returned_ns || current != fault_task || !watch_is_folio(argument(regs, 0)))
		return 0;
	if (!xchg(&dirty_held, 1))
		hold(hold_dirty_ms, &dirty_released);
	return 0;
}

static struct kprobe dirty_probe = { .symbol_name = "folio_mark_dirty", .pre_handler = at_dirty };

struct kprobe *const fault_kprobes[] = { &dirty_probe, NULL };
struct kretprobe *const fault_kretprobes[] = { &mkwrite_probe, &fault_probe, NULL };
