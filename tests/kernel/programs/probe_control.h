/* Talks to the probe module, and does nothing where it isn't loaded. */
#ifndef PROBE_CONTROL_H
#define PROBE_CONTROL_H

/* Forgets all events; from now on they are about this page of the file. */
void probe_watch(int file, int page);
/* The page's mapping is about to go away. */
void probe_forget_page(void);
/* The value of one of the module's parameters; -1 where it isn't loaded. */
long probe_get(const char *parameter);
void probe_set(const char *parameter, long value);
/* Sends the events out of the machine, as a part of its second serial line with this name and number. */
void probe_save(const char *name, int number);

#endif
