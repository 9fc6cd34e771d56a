// SPDX-License-Identifier: GPL-2.0
/* Which page is watched, who is at work on it, and what it looks like at a moment. */
#include <linux/magic.h>
#include <linux/moduleparam.h>
#include <linux/sched/mm.h>
#include <linux/spinlock.h>

#include "probe.h"

static ulong watch_ino;

/* Whoever sets another file is about to unmap the page of the old one. */
static int set_ino(const char *text, const struct kernel_param *parameter)
{
	watch_clear();
	return param_set_ulong(text, parameter);
}

static const struct kernel_param_ops ino_operations = { .set = set_ino, .get = param_get_ulong };
module_param_cb(watch_ino, &ino_operations, &watch_ino, 0644);
MODULE_PARM_DESC(watch_ino, "inode number of the file whose page is watched; 0 for none");
static ulong watch_index;
module_param(watch_index, ulong, 0644);
MODULE_PARM_DESC(watch_index, "index of the page in the file");

/* Since the first fault. The folio stays in the page cache and the process alive for as long as a trial runs. */
static struct folio *folio_seen;
static struct mm_struct *mm_seen;
static unsigned long address_seen;

#define MOST_ROLES 8
static DEFINE_RAW_SPINLOCK(role_lock);
static struct { struct task_struct *task; enum role role; } roles[MOST_ROLES];

struct folio *folio_of(struct buffer_head *bh)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 4, 0)
	return bh->b_folio;
#else
	return bh->b_page ? page_folio(bh->b_page) : NULL;
#endif
}

struct folio *watch_folio(void)
{
	return READ_ONCE(folio_seen);
}

bool watch_is_inode(const struct inode *inode)
{
	return inode && watch_ino && inode->i_ino == watch_ino && inode->i_sb->s_magic == EXT4_SUPER_MAGIC;
}

bool watch_is_folio(struct folio *folio)
{
	struct address_space *mapping = folio ? READ_ONCE(folio->mapping) : NULL;

	/* The lowest bits tell anonymous pages; only those of files have an address_space here. */
	if (!mapping || ((unsigned long)mapping & 3))
		return false;
	return folio->index == watch_index && watch_is_inode(mapping->host);
}

bool watch_is_buffer(struct buffer_head *bh)
{
	return bh && watch_is_folio(folio_of(bh));
}

bool watch_is_position(const struct address_space *mapping, loff_t position)
{
	return mapping && watch_is_inode(mapping->host) && position >> PAGE_SHIFT == watch_index;
}

void watch_fault(struct vm_fault *vmf)
{
	if (folio_seen)
		return;
	mmgrab(vmf->vma->vm_mm);
	mm_seen = vmf->vma->vm_mm;
	address_seen = vmf->address & PAGE_MASK;
	smp_store_release(&folio_seen, page_folio(vmf->page));
}

bool watch_is_fault(const struct vm_area_struct *vma, unsigned long address)
{
	return folio_seen && vma->vm_mm == mm_seen && (address & PAGE_MASK) == address_seen;
}

void watch_clear(void)
{
	struct mm_struct *mm = mm_seen;

	WRITE_ONCE(folio_seen, NULL);
	mm_seen = NULL;
	if (mm)
		mmdrop(mm);
}

static bool is_writable(void)
{
	struct mm_struct *mm = READ_ONCE(mm_seen);
	pgd_t *pgd;
	p4d_t *p4d;
	pud_t *pud;
	pmd_t *pmd;
	pte_t pte;

	if (!mm)
		return false;
	pgd = pgd_offset(mm, address_seen);
	if (pgd_none(*pgd))
		return false;
	p4d = p4d_offset(pgd, address_seen);
	if (p4d_none(*p4d))
		return false;
	pud = pud_offset(p4d, address_seen);
	if (pud_none(*pud))
		return false;
	pmd = pmd_offset(pud, address_seen);
	if (pmd_none(*pmd))
		return false;
	pte = READ_ONCE(*pte_offset_kernel(pmd, address_seen));
	return pte_present(pte) && pte_write(pte);
}

void watch_snapshot(struct probe_event *event)
{
	struct folio *folio = smp_load_acquire(&folio_seen);
	struct address_space *mapping = folio ? READ_ONCE(folio->mapping) : NULL;

	event->dirty = event->tag = event->locked = event->writable = ABSENT;
	if (event->watched)
		event->page = watch_index;
	if (!mapping)
		return;
	event->dirty = folio_test_dirty(folio);
	event->tag = xa_get_mark(&mapping->i_pages, folio->index, PAGECACHE_TAG_DIRTY);
	event->locked = folio_test_locked(folio);
	event->writable = is_writable();
}

static int find_role(const struct task_struct *task)
{
	for (int i = 0; i < MOST_ROLES; i++) {
		if (roles[i].task == task)
			return i;
	}
	return -1;
}

void role_set(enum role role)
{
	unsigned long flags;
	int at;

	raw_spin_lock_irqsave(&role_lock, flags);
	at = find_role(current);
	if (at < 0)
		at = find_role(NULL);
	if (at >= 0) {
		roles[at].task = role == ROLE_NONE ? NULL : current;
		roles[at].role = role;
	}
	raw_spin_unlock_irqrestore(&role_lock, flags);
}

enum role role_get(void)
{
	unsigned long flags;
	enum role role;
	int at;

	raw_spin_lock_irqsave(&role_lock, flags);
	at = find_role(current);
	role = at < 0 ? ROLE_NONE : roles[at].role;
	raw_spin_unlock_irqrestore(&role_lock, flags);
	return role;
}
