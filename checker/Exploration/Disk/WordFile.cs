using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ModelCheck.Exploration.Disk;

/// <summary>A file of 64-bit words that grows at its end. The last of them are in memory; what fits there has no file.</summary>
/// <remarks>One thread may write, and when none does, any number may read. In the byte order of the machine.</remarks>
/// <param name="path">Of a file that does not exist.</param>
internal sealed class WordFile(string path, int bufferedWords) : IDisposable
{
    private ulong[] _buffer = [];
    private SafeFileHandle? _handle;
    private int _buffered;
    private long _written;

    public long Count => _written + _buffered;

    /// <summary>A file that exists, to be read.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static WordFile Existing(string path)
    {
        SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return new WordFile(path, 0) { _handle = handle, _written = RandomAccess.GetLength(handle) / sizeof(ulong) };
    }

    public void Add(ulong word)
    {
        if (_buffered == bufferedWords)
            Flush();
        if (_buffered == _buffer.Length)
            Array.Resize(ref _buffer, int.Min(bufferedWords, int.Max(16, 2 * _buffered)));

        _buffer[_buffered++] = word;
    }

    public void AddRange(ReadOnlySpan<ulong> words)
    {
        if (words.Length >= bufferedWords)
        {
            Flush();
            Write(words);
            return;
        }

        foreach (ulong word in words)
            Add(word);
    }

    /// <summary>Reads words from a place on, as many as there are up to the length of the span.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public int Read(long first, Span<ulong> words)
    {
        int wanted = (int)long.Min(words.Length, Count - first);
        int onDisk = (int)long.Clamp(_written - first, 0, wanted);
        if (onDisk > 0)
            ReadFile(first, MemoryMarshal.AsBytes(words[..onDisk]));
        if (onDisk < wanted)
            _buffer.AsSpan((int)(first + onDisk - _written), wanted - onDisk).CopyTo(words[onDisk..]);

        return wanted;
    }

    /// <summary>Forgets all but the first words, and brings those to the disk, so that they survive a power failure.</summary>
    public void Seal(long count)
    {
        if (_handle is null)
            return;

        _buffered = 0;
        _written = count;
        RandomAccess.SetLength(_handle, count * sizeof(ulong));
        RandomAccess.FlushToDisk(_handle);
    }

    public void Delete()
    {
        bool isFile = _handle is not null;
        Dispose();
        if (isFile)
            File.Delete(path);
    }

    public void Dispose() => _handle?.Dispose();

    private void ReadFile(long first, Span<byte> bytes)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int read = RandomAccess.Read(_handle!, bytes[done..], (first * sizeof(ulong)) + done);
            if (read == 0)
                throw new IOException($"'{path}' has become shorter");

            done += read;
        }
    }

    private void Flush()
    {
        Write(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    private void Write(ReadOnlySpan<ulong> words)
    {
        _handle ??= File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        try
        {
            RandomAccess.Write(_handle, MemoryMarshal.AsBytes(words), _written * sizeof(ulong));
        }
        catch (ArgumentOutOfRangeException)
        {
            // What .NET makes of EFBIG.
            throw new IOException($"'{path}' would be larger than the file system allows");
        }

        _written += words.Length;
    }
}
