/* CRC-32C (Castagnoli), as jbd2 and ext4 use it: no final inversion, the caller gives the value to go on from. */
#ifndef CRC32C_H
#define CRC32C_H

#include <stddef.h>
#include <stdint.h>

uint32_t crc32c(uint32_t crc, const void *bytes, size_t size);

#endif
