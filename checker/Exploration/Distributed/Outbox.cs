using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Distributed;

/// <summary>One worker's states for the other processes: a buffer for each, sent when it is full.</summary>
/// <remarks>
/// Taking a state never waits. When no buffer is free it is put aside, and the worker stops expanding until those put
/// aside have found room; so they are never more than the successors of one state.
/// </remarks>
internal sealed unsafe class Outbox : IForeignStates, IDisposable
{
    private readonly Exchange _exchange;
    private readonly ICompiledModel _model;
    private readonly int _rank;
    private readonly int _size;
    private readonly int _fullCount;
    private readonly bool _isFullForm;
    private readonly MessageBuffer?[] _open;
    private readonly RecentStates _recent;
    private readonly ulong[] _full;
    private readonly List<ulong> _aside = [];

    public Outbox(Exchange exchange, ICompiledModel model, int rank, int size)
    {
        _exchange = exchange;
        _model = model;
        _rank = rank;
        _size = size;
        _fullCount = model.FullWordCount;
        _isFullForm = model.IsInFull;
        _open = new MessageBuffer?[size];
        _full = new ulong[_fullCount];
        _recent = new RecentStates(_fullCount);
    }

    public bool IsFull => _aside.Count > 0;

    public bool IsForeign(ReadOnlySpan<ulong> state)
    {
        fixed (ulong* words = InFull(state))
            return OwnerOf(StateHash.Of(words, _fullCount)) != _rank;
    }

    public bool TryTake(ReadOnlySpan<ulong> state)
    {
        fixed (ulong* words = InFull(state))
        {
            ulong hash = StateHash.Of(words, _fullCount);
            int owner = OwnerOf(hash);
            if (owner == _rank)
                return false;

            if (!_recent.TestAndSet(words, hash) && !TryPut(words, owner))
                _aside.AddRange(new ReadOnlySpan<ulong>(words, _fullCount));

            return true;
        }
    }

    /// <summary>Finds room for what was put aside, as far as there is some.</summary>
    public void PutAsideBack()
    {
        int left = _aside.Count;
        fixed (ulong* words = CollectionsMarshal.AsSpan(_aside))
        {
            while (left > 0 && TryPut(words + left - _fullCount, OwnerOf(words + left - _fullCount)))
                left -= _fullCount;
        }

        CollectionsMarshal.SetCount(_aside, left);
    }

    /// <summary>Sends what is in the buffers.</summary>
    public void SendAll()
    {
        for (int i = 0; i < _size; i++)
        {
            if (_open[i] is { } buffer)
                _exchange.Send(buffer, i);

            _open[i] = null;
        }
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

    public void Dispose() => _recent.Dispose();

    private ReadOnlySpan<ulong> InFull(ReadOnlySpan<ulong> state)
    {
        if (_isFullForm)
            return state;

        _model.ToFull(state, _full);
        return _full;
    }

    private int OwnerOf(ulong* full) => OwnerOf(StateHash.Of(full, _fullCount));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int OwnerOf(ulong hash) => StateOwner.Of(hash, _size);

    private bool TryPut(ulong* full, int owner)
    {
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
