// SPDX-License-Identifier: GPL-2.0
/* The commit: its states, submit callbacks, the journal write of the watched page, the commit record. */
#include <linux/bio.h>
#include <linux/moduleparam.h>
#include <trace/events/jbd2.h>

#include "probe.h"

static int hold_journal_ms;
module_param(hold_journal_ms, int, 0644);
MODULE_PARM_DESC(hold_journal_ms, "hold the commit thread for so long before it submits the watched page's journal block");

#ifdef HAS_BH_SUBMIT
#define SUBMIT_BUFFER "bh_submit"
#define SUBMIT_BUFFER_ARGUMENT 0

static struct buffer_head *buffer_of_end_io(void *bio)
{
	return ((struct bio *)bio)->bi_private;
}
#else
#define SUBMIT_BUFFER "submit_bh"
#define SUBMIT_BUFFER_ARGUMENT 1

static struct buffer_head *buffer_of_end_io(void *bh)
{
	return bh;
}
#endif

static const int never;

static bool is_commit_thread(void)
{
	return !strncmp(current->comm, "jbd2/", 5);
}

static int hold_record_ms;
module_param(hold_record_ms, int, 0644);
MODULE_PARM_DESC(hold_record_ms, "hold the commit thread for so long before it submits a commit record, the first time that a "
		 "page is watched");
static int record_held;
module_param(record_held, int, 0444);
MODULE_PARM_DESC(record_held, "the commit thread is or was held there");

struct submit_data { struct inode *inode; int tid; };

static int enter_submit(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct submit_data *data = (void *)instance->data;
	struct jbd2_inode *inode = argument(regs, 0);
	transaction_t *transaction = READ_ONCE(inode->i_transaction);
	struct probe_event event;

	data->inode = inode->i_vfs_inode;
	data->tid = transaction ? transaction->t_tid : 0;
	event = log_event("submit_callback", watch_is_inode(data->inode));
	event.tid = data->tid;
	log_add(&event);
	return 0;
}

static int leave_submit(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	struct submit_data *data = (void *)instance->data;
	struct probe_event event = log_event("submit_callback_returns", watch_is_inode(data->inode));

	event.tid = data->tid;
	event.result = (int)regs_return_value(regs);
	log_add(&event);
	if (event.watched)
		window_submitted(data->tid);
	return 0;
}

static struct kretprobe submit_probe = {
	.kp.symbol_name = "ext4_journal_submit_inode_data_buffers",
	.entry_handler = enter_submit,
	.handler = leave_submit,
	.data_size = sizeof(struct submit_data),
	.maxactive = 16,
};

static int at_journal_write(struct kprobe *probe, struct pt_regs *regs)
{
	transaction_t *transaction = argument(regs, 0);
	struct journal_head *head = argument(regs, 1);
	struct probe_event event;

	if (!watch_is_buffer(jh2bh(head)))
		return 0;
	event = log_event("journal_write", true);
	event.tid = transaction->t_tid;
	event.state = transaction->t_state;
	event.block = jh2bh(head)->b_blocknr;
	event.frozen = head->b_frozen_data != NULL;
	log_add(&event);
	return 0;
}

static struct kprobe journal_write_probe = {
	.symbol_name = "jbd2_journal_write_metadata_buffer", .pre_handler = at_journal_write,
};

static void log_block(const char *name, struct buffer_head *bh)
{
	struct probe_event event = log_event(name, true);

	event.block = bh->b_blocknr;
	log_add(&event);
}

static bool is_commit_record(const struct buffer_head *bh)
{
	const journal_header_t *header = (const journal_header_t *)bh->b_data;

	return header->h_magic == cpu_to_be32(JBD2_MAGIC_NUMBER)
		&& header->h_blocktype == cpu_to_be32(JBD2_COMMIT_BLOCK);
}

/* The buffer head of a journal block is one of the commit's own; without a frozen copy it points to the page itself. */
static int at_submit(struct kprobe *probe, struct pt_regs *regs)
{
	struct buffer_head *bh = argument(regs, SUBMIT_BUFFER_ARGUMENT);

	if (!is_commit_thread())
		return 0;
	if (watch_is_buffer(bh)) {
		hold(hold_journal_ms, &never);
		log_block("journal_write_submitted", bh);
	} else if (bh->b_data && is_commit_record(bh)) {
		log_block("commit_record", bh);
		if (hold_record_ms && watch_folio() && !xchg(&record_held, 1))
			hold(hold_record_ms, &never);
	}
	return 0;
}

static struct kprobe submit_bh_probe = { .symbol_name = SUBMIT_BUFFER, .pre_handler = at_submit };

/* b_private is the buffer that the journal block was made from, or NULL. */
static int at_journal_end(struct kprobe *probe, struct pt_regs *regs)
{
	struct buffer_head *bh = buffer_of_end_io(argument(regs, 0));

	if (watch_is_buffer(bh->b_private))
		log_block("journal_write_completes", bh->b_private);
	return 0;
}

static struct kprobe journal_end_probe = {
	.symbol_name = "journal_end_buffer_io_sync", .pre_handler = at_journal_end,
};

static void at_start_commit(void *data, journal_t *journal, transaction_t *transaction)
{
	log_transaction("commit_locking", transaction);
}

static void at_commit_flushing(void *data, journal_t *journal, transaction_t *transaction)
{
	log_transaction("commit_flushing", transaction);
}

static void at_commit_logging(void *data, journal_t *journal, transaction_t *transaction)
{
	log_transaction("commit_logging", transaction);
}

static void at_end_commit(void *data, journal_t *journal, transaction_t *transaction)
{
	log_transaction("commit_finished", transaction);
}

/* Fails to compile where a tracepoint has other arguments. */
static void __maybe_unused check_tracepoints(void)
{
	check_trace_callback_type_jbd2_start_commit(at_start_commit);
	check_trace_callback_type_jbd2_commit_flushing(at_commit_flushing);
	check_trace_callback_type_jbd2_commit_logging(at_commit_logging);
	check_trace_callback_type_jbd2_end_commit(at_end_commit);
}

struct tracepoint_probe commit_tracepoints[] = {
	{ "jbd2_start_commit", at_start_commit },
	{ "jbd2_commit_flushing", at_commit_flushing },
	{ "jbd2_commit_logging", at_commit_logging },
	{ "jbd2_end_commit", at_end_commit },
};
const int commit_tracepoint_count = ARRAY_SIZE(commit_tracepoints);

struct kretprobe *const commit_kretprobes[] = { &submit_probe, NULL };
struct kprobe *const commit_kprobes[] = { &journal_write_probe, &submit_bh_probe, &journal_end_probe, NULL };
