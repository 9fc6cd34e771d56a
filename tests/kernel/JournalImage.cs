using System.Buffers.Binary;

namespace ModelCheck.Tests.Kernel;

/// <summary>
/// A journal as jbd2 writes it, with version 3 checksums: a superblock and one transaction of some blocks. Made by the
/// description of the format, and not by the program that is tested.
/// </summary>
internal sealed class JournalImage
{
    public const int BlockSize = 1024;

    private const uint Magic = 0xc03b3998;
    private const uint Sequence = 5;
    private readonly byte[] _bytes;
    private readonly uint _seed;

    public JournalImage(int blocks)
    {
        _bytes = new byte[(blocks + 3) * BlockSize];
        _seed = Checksum(uint.MaxValue, new byte[16]);
        WriteSuperblock(length: (uint)blocks + 3);
        WriteDescriptor(blocks);
        for (int i = 0; i < blocks; i++)
            new Random(i).NextBytes(Block(2 + i));

        for (int i = 0; i < blocks; i++)
            Put(Block(1), TagAt(i) + 12, TagChecksum(2 + i));

        Put(Block(1), BlockSize - 4, Checksum(_seed, Block(1)));
        WriteHeader(Block(blocks + 2), type: 2, Sequence);
        Put(Block(blocks + 2), 16, Checksum(_seed, Block(blocks + 2)));
    }

    public byte[] Bytes => _bytes;

    private Span<byte> Block(int number) => _bytes.AsSpan(number * BlockSize, BlockSize);

    // The first tag has a UUID behind it.
    private static int TagAt(int index) => 12 + (16 * index) + (index > 0 ? 16 : 0);

    private void WriteSuperblock(uint length)
    {
        const uint has64BitAndVersion3 = 0x12;
        WriteHeader(Block(0), type: 4, sequence: 0);
        Put(Block(0), 12, BlockSize);
        Put(Block(0), 16, length);
        Put(Block(0), 20, 1);
        Put(Block(0), 24, Sequence);
        Put(Block(0), 28, 1);
        Put(Block(0), 0x28, has64BitAndVersion3);
        Put(Block(0), 0xfc, Checksum(uint.MaxValue, Block(0)));
    }

    private void WriteDescriptor(int blocks)
    {
        const uint sameUuid = 2;
        const uint last = 8;
        WriteHeader(Block(1), type: 1, Sequence);
        for (int i = 0; i < blocks; i++)
        {
            Put(Block(1), TagAt(i), (uint)(100 + i));
            Put(Block(1), TagAt(i) + 4, (i > 0 ? sameUuid : 0) | (i == blocks - 1 ? last : 0));
        }
    }

    private uint TagChecksum(int block)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, Sequence);
        return Checksum(Checksum(_seed, number), Block(block));
    }

    private static void WriteHeader(Span<byte> block, uint type, uint sequence)
    {
        Put(block, 0, Magic);
        Put(block, 4, type);
        Put(block, 8, sequence);
    }

    private static void Put(Span<byte> block, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(block[at..], value);

    // CRC-32C, bit by bit.
    private static uint Checksum(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82f63b78 : 0);
        }

        return crc;
    }
}
