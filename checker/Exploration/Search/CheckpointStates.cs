using System.Runtime.InteropServices;
using System.Text;
using ModelCheck.Exploration.Checkpoints;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search;

/// <summary>
/// Moves states between a checkpoint's files, which the leading process has, and the processes that they belong to.
/// </summary>
internal sealed unsafe class CheckpointStates(ICompiledModel model, ISearchCluster cluster)
{
    private const int BufferedWords = 1 << 16;

    private const byte Usage = 1;
    private const byte Damage = 2;

    /// <summary>How many states each process hands over at once.</summary>
    private int StatesAtOnce => int.Max(1, BufferedWords / model.FullWordCount / cluster.Size);

    /// <summary>Throws in every process what the leading one has met, if it has. Together.</summary>
    /// <exception cref="CheckpointException">There was something.</exception>
    public void Agree(CheckpointException? failure)
    {
        byte[] said = failure is null
            ? []
            : [failure.IsOfAnother ? Usage : Damage, .. Encoding.UTF8.GetBytes(failure.Message)];
        if (cluster.Broadcast(said) is [byte kind, .. byte[] message])
            throw new CheckpointException(Encoding.UTF8.GetString(message), isOfAnother: kind == Usage);
    }

    /// <summary>Puts the states that belong to this process into the store, each level in ranges of its own. Together.</summary>
    /// <param name="reader">Null in all but the leading process.</param>
    /// <exception cref="InsufficientMemoryException">A process has no room for its states.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged.</exception>
    public List<StateRange[]> Load(CheckpointReader? reader, SearchSpace space, int levelCount)
    {
        var levels = new Levels(space.Store, levelCount);
        bool hasRoom = true;
        CheckpointException? failure = null;
        try
        {
            reader?.ReadStates((level, words) =>
            {
                cluster.Broadcast([.. MemoryMarshal.AsBytes([(ulong)level]), .. MemoryMarshal.AsBytes(words)]);
                hasRoom = hasRoom && TryAdd(words, levels.At(level), space.Store);
            });
        }
        catch (CheckpointException e)
        {
            failure = e;
        }

        // An empty piece ends them.
        while (cluster.Broadcast([]) is { Length: > 0 } piece)
        {
            ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(piece);
            hasRoom = hasRoom && TryAdd(words[1..], levels.At((int)words[0]), space.Store);
        }

        Agree(failure);
        return cluster.CanAll(hasRoom)
            ? levels.All()
            : throw new InsufficientMemoryException("the memory limit leaves no room for the checkpoint");
    }

    /// <summary>Writes the states of some levels, those of all processes. Together.</summary>
    /// <param name="stream">Where to; null to write nothing, as in all but the leading process.</param>
    /// <exception cref="IOException">The stream could not be written to.</exception>
    public void Write(StateRange[][] levels, StateStore store, Stream? stream)
    {
        Exception? failure = null;
        foreach (int rounds in RoundsFor(levels))
        {
            StateRange[] level = levels[0];
            levels = levels[1..];
            using IEnumerator<byte[]> pieces = Pieces(level, store).GetEnumerator();
            for (int i = 0; i < rounds; i++)
            {
                foreach (byte[] piece in cluster.Gather(pieces.MoveNext() ? pieces.Current : []) ?? [])
                    TryWrite(piece, failure is null ? stream : null, ref failure);
            }
        }

        if (failure is not null)
            throw new IOException(failure.Message, failure);
    }

    // The other processes hand over everything, also when it cannot be written any more.
    private static void TryWrite(byte[] piece, Stream? stream, ref Exception? failure)
    {
        try
        {
            stream?.Write(piece);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = e;
        }
    }

    // For each level how often the process with the most states in it has to hand some over.
    private int[] RoundsFor(StateRange[][] levels)
    {
        int[] own = [.. levels.Select(level => (int)((level.Sum(r => (long)r.Count) + StatesAtOnce - 1) / StatesAtOnce))];
        int[] most = own;
        foreach (byte[] other in cluster.Gather(MemoryMarshal.AsBytes(own.AsSpan())) ?? [])
            most = [.. most.Zip(MemoryMarshal.Cast<byte, int>(other).ToArray(), int.Max)];

        return MemoryMarshal.Cast<byte, int>(cluster.Broadcast(MemoryMarshal.AsBytes(most.AsSpan()))).ToArray();
    }

    private IEnumerable<byte[]> Pieces(StateRange[] level, StateStore store)
    {
        ulong[] buffer = new ulong[StatesAtOnce * model.FullWordCount];
        int used = 0;
        foreach (StateRange range in level)
        {
            for (int i = 0; i < range.Count; i++)
            {
                model.ToFull(store[range.First + i], buffer.AsSpan(used, model.FullWordCount));
                used += model.FullWordCount;
                if (used < buffer.Length)
                    continue;

                yield return MemoryMarshal.AsBytes(buffer.AsSpan()).ToArray();
                used = 0;
            }
        }

        if (used > 0)
            yield return MemoryMarshal.AsBytes(buffer.AsSpan(0, used)).ToArray();
    }

    private bool TryAdd(ReadOnlySpan<ulong> words, StateWriter writer, StateStore store)
    {
        int fullCount = model.FullWordCount;
        for (int i = 0; i < words.Length; i += fullCount)
        {
            ReadOnlySpan<ulong> full = words.Slice(i, fullCount);
            if (!cluster.Owns(full))
                continue;

            long number = writer.Peek();
            if (number < 0)
                return false;

            model.FromFull(full, new Span<ulong>(store.AddressOf(number), store.WordCount));
            writer.Keep();
        }

        return true;
    }

    /// <summary>The ranges of each level, which come in the order of the levels.</summary>
    private sealed class Levels(StateStore store, int count)
    {
        private readonly StateWriter _writer = new(store);
        private readonly List<StateRange[]> _done = [];

        public StateWriter At(int level)
        {
            while (_done.Count < level)
                End();

            return _writer;
        }

        public List<StateRange[]> All()
        {
            while (_done.Count < count)
                End();

            return _done;
        }

        private void End()
        {
            List<StateRange> ranges = [];
            _writer.DrainTo(ranges);
            _done.Add([.. ranges]);
        }
    }
}
