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
/// </remarks>
internal sealed unsafe class Outbox : IForeignStates
{
    private readonly Exchange _exchange;
    private readonly ICompiledModel _model;
    private readonly StateOwner _owner;
    private readonly int _rank;
    private readonly int _size;
    private readonly int _fullCount;
    private readonly bool _isFullForm;
    private readonly MessageBuffer?[] _open;
    private readonly ulong[] _full;
    private readonly List<ulong> _aside = [];

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
    }

    public bool IsFull => _aside.Count > 0;

    public StateOwner? Owner => _isFullForm ? _owner : null;

    public int Own => _rank;

    public bool IsForeign(ulong* state) => _owner.Of(_isFullForm ? state : InFull(state)) != _rank;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryTake(ulong* state)
    {
        if (!_isFullForm)
            state = InFull(state);

        if (_owner.Of(state) == _rank)
            return false;

        if (!TryPut(state))
            _aside.AddRange(new ReadOnlySpan<ulong>(state, _fullCount));

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
        _aside.Clear();
        for (int i = 0; i < _size; i++)
        {
            if (_open[i] is { } buffer)
                _exchange.Free(buffer);

            _open[i] = null;
        }
    }

    // Good until the next call.
    private ulong* InFull(ulong* state)
    {
        _model.ToFull(new ReadOnlySpan<ulong>(state, _model.WordCount), _full);
        return (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_full));
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
}
