using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Distributed;

/// <summary>One worker's states for the other processes: a buffer for each, sent when it is full.</summary>
/// <remarks>
/// Taking a state never waits. When no buffer is free it is put aside, and the worker stops expanding until those put
/// aside have found room; so they are never more than a few states and the successors of another one.
/// States are taken some at a time, so that looking them up among the recent ones overlaps.
/// </remarks>
internal sealed unsafe class Outbox : IForeignStates, IDisposable
{
    private const int BatchSize = 32;

    private readonly Exchange _exchange;
    private readonly ICompiledModel _model;
    private readonly StateOwner _owner;
    private readonly int _rank;
    private readonly int _size;
    private readonly int _fullCount;
    private readonly bool _isFullForm;
    private readonly MessageBuffer?[] _open;
    private readonly RecentStates _recent;
    private readonly ulong[] _full;
    private readonly ulong* _taken;
    private readonly ulong* _hashes;
    private readonly List<ulong> _aside = [];
    private int _takenCount;

    public Outbox(Exchange exchange, ICompiledModel model, StateOwner owner, int rank, int size)
    {
        _exchange = exchange;
        _model = model;
        _owner = owner;
        _rank = rank;
        _size = size;
        _fullCount = model.FullWordCount;
        _isFullForm = model.IsInFull;
        _open = new MessageBuffer?[size];
        _full = GC.AllocateArray<ulong>(_fullCount, pinned: true);
        _recent = new RecentStates(_fullCount);
        _taken = (ulong*)NativeMemory.Alloc((nuint)(BatchSize * _fullCount), sizeof(ulong));
        _hashes = (ulong*)NativeMemory.Alloc(BatchSize, sizeof(ulong));
    }

    ~Outbox() => Free();

    public bool IsFull => _aside.Count > 0;

    public StateOwner? Owner => _isFullForm ? _owner : null;

    public int Own => _rank;

    public bool IsForeign(ulong* state)
    {
        ulong hash = 0;
        ToFull(ref state, ref hash);
        return _owner.Of(state) != _rank;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryTake(ulong* state, ulong hash)
    {
        if (!_isFullForm)
            ToFull(ref state, ref hash);

        if (_owner.Of(state) == _rank)
            return false;

        _recent.Prefetch(hash);
        _hashes[_takenCount] = hash;
        StateWords.Copy(state, TakenAt(_takenCount), _fullCount);
        if (++_takenCount == BatchSize)
            PutTaken();

        return true;
    }

    /// <summary>Finds room for what was put aside, as far as there is some.</summary>
    public void PutAsideBack()
    {
        int left = _aside.Count;
        fixed (ulong* words = CollectionsMarshal.AsSpan(_aside))
        {
            while (left > 0 && TryPut(words + left - _fullCount))
                left -= _fullCount;
        }

        CollectionsMarshal.SetCount(_aside, left);
    }

    /// <summary>Sends what was taken. False when there is no room for all of it yet.</summary>
    public bool TrySendAll()
    {
        PutTaken();
        if (IsFull)
            return false;

        for (int i = 0; i < _size; i++)
        {
            if (_open[i] is { } buffer)
                _exchange.Send(buffer, i);

            _open[i] = null;
        }

        return true;
    }

    /// <summary>Forgets what has not been sent: the search stops.</summary>
    public void Discard()
    {
        _takenCount = 0;
        _aside.Clear();
        for (int i = 0; i < _size; i++)
        {
            if (_open[i] is { } buffer)
                _exchange.Free(buffer);

            _open[i] = null;
        }
    }

    public void Dispose()
    {
        _recent.Dispose();
        Free();
        GC.SuppressFinalize(this);
    }

    private void ToFull(ref ulong* state, ref ulong hash)
    {
        if (_isFullForm)
            return;

        _model.ToFull(new ReadOnlySpan<ulong>(state, _model.WordCount), _full);
        state = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_full));
        hash = HashOf(state);
    }

    private ulong HashOf(ulong* full) => StateHash.Of(full, _fullCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong* TakenAt(int index) => _taken + (index * (long)_fullCount);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutTaken()
    {
        for (int i = 0; i < _takenCount; i++)
        {
            if (!_recent.TestAndSet(TakenAt(i), _hashes[i]) && !TryPut(TakenAt(i)))
                _aside.AddRange(new ReadOnlySpan<ulong>(TakenAt(i), _fullCount));
        }

        _takenCount = 0;
    }

    private bool TryPut(ulong* full)
    {
        int owner = _owner.Of(full);
        MessageBuffer? buffer = _open[owner];
        if (buffer is null)
        {
            buffer = _exchange.TryTakeFree();
            if (buffer is null)
                return false;

            buffer.Header = new MessageHeader { Kind = MessageKind.States };
            _open[owner] = buffer;
        }

        StateWords.Copy(full, buffer.Words + ((long)buffer.Header.StateCount * _fullCount), _fullCount);
        if (++buffer.Header.StateCount == _exchange.StatesPerMessage)
        {
            _exchange.Send(buffer, owner);
            _open[owner] = null;
        }

        return true;
    }

    private void Free()
    {
        NativeMemory.Free(_taken);
        NativeMemory.Free(_hashes);
    }
}
