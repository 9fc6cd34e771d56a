// SPDX-License-Identifier: GPL-2.0
/* Registers all probes or none; says which symbol or tracepoint the kernel lacks. */
#include <linux/module.h>
#include <linux/tracepoint.h>

#include "probe.h"

static struct kretprobe *const *const all_kretprobes[] = {
	fault_kretprobes, handle_kretprobes, commit_kretprobes, writeback_kretprobes,
};
static struct kprobe *const *const all_kprobes[] = { fault_kprobes, handle_kprobes, commit_kprobes, writeback_kprobes };

static int refuse(const char *kind, const char *name, int error)
{
	pr_err("ext4_probe: not loaded: this kernel has no %s '%s' that can be probed (%d)\n", kind, name, error);
	return error;
}

static void unregister_probes(void)
{
	for (int i = 0; i < ARRAY_SIZE(all_kretprobes); i++) {
		for (int k = 0; all_kretprobes[i][k]; k++) {
			if (all_kretprobes[i][k]->kp.addr)
				unregister_kretprobe(all_kretprobes[i][k]);
		}
	}
	for (int i = 0; i < ARRAY_SIZE(all_kprobes); i++) {
		for (int k = 0; all_kprobes[i][k]; k++) {
			if (all_kprobes[i][k]->addr)
				unregister_kprobe(all_kprobes[i][k]);
		}
	}
}

static int register_probes(void)
{
	for (int i = 0; i < ARRAY_SIZE(all_kretprobes); i++) {
		for (int k = 0; all_kretprobes[i][k]; k++) {
			struct kretprobe *probe = all_kretprobes[i][k];
			int error = register_kretprobe(probe);

			if (!error)
				continue;
			probe->kp.addr = NULL;
			return refuse("function", probe->kp.symbol_name, error);
		}
	}
	for (int i = 0; i < ARRAY_SIZE(all_kprobes); i++) {
		for (int k = 0; all_kprobes[i][k]; k++) {
			struct kprobe *probe = all_kprobes[i][k];
			int error = register_kprobe(probe);

			if (!error)
				continue;
			probe->addr = NULL;
			return refuse("function", probe->symbol_name, error);
		}
	}
	return 0;
}

static void note_tracepoint(struct tracepoint *tracepoint, void *unused)
{
	for (int i = 0; i < commit_tracepoint_count; i++) {
		if (!strcmp(commit_tracepoints[i].name, tracepoint->name))
			commit_tracepoints[i].tracepoint = tracepoint;
	}
}

/* jbd2 may be a module. The notifier is called for those that are loaded, too. */
static int note_module(struct notifier_block *block, unsigned long action, void *data)
{
	struct tp_module *module = data;

	for (unsigned int i = 0; action == MODULE_STATE_COMING && i < module->mod->num_tracepoints; i++)
		note_tracepoint(tracepoint_ptr_deref(&module->mod->tracepoints_ptrs[i]), NULL);
	return NOTIFY_OK;
}

static struct notifier_block module_block = { .notifier_call = note_module };

static void unregister_tracepoints(int count)
{
	while (count-- > 0)
		tracepoint_probe_unregister(commit_tracepoints[count].tracepoint, commit_tracepoints[count].function, NULL);
	tracepoint_synchronize_unregister();
}

static int register_tracepoints(void)
{
	for_each_kernel_tracepoint(note_tracepoint, NULL);
	register_tracepoint_module_notifier(&module_block);
	unregister_tracepoint_module_notifier(&module_block);
	for (int i = 0; i < commit_tracepoint_count; i++) {
		struct tracepoint_probe *probe = &commit_tracepoints[i];
		int error = probe->tracepoint ? tracepoint_probe_register(probe->tracepoint, probe->function, NULL) : -ENOENT;

		if (!error)
			continue;
		unregister_tracepoints(i);
		return refuse("tracepoint", probe->name, error);
	}
	return 0;
}

static int __init probe_init(void)
{
	int error = log_init();

	if (error)
		return error;
	error = register_probes();
	if (!error)
		error = register_tracepoints();
	if (!error)
		return 0;
	unregister_probes();
	log_exit();
	return error;
}

static void __exit probe_exit(void)
{
	unregister_tracepoints(commit_tracepoint_count);
	unregister_probes();
	watch_clear();
	log_exit();
}

module_init(probe_init);
module_exit(probe_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Reports what ext4 and jbd2 do with one page, as JSON Lines");
