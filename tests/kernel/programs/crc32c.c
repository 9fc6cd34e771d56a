#include "crc32c.h"

#define POLYNOMIAL 0x82f63b78u	/* bits in reverse order */

static uint32_t of_byte(uint32_t value)
{
	for (int bit = 0; bit < 8; bit++)
		value = (value >> 1) ^ (value & 1 ? POLYNOMIAL : 0);
	return value;
}

uint32_t crc32c(uint32_t crc, const void *bytes, size_t size)
{
	static uint32_t table[256];
	const uint8_t *byte = bytes;

	if (table[1] == 0) {
		for (uint32_t i = 0; i < 256; i++)
			table[i] = of_byte(i);
	}
	while (size-- > 0)
		crc = (crc >> 8) ^ table[(crc ^ *byte++) & 0xff];
	return crc;
}
