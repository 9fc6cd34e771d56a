using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Models;

/// <summary>
/// The successors of a few states: for each its words and the rule that fired; and, of the state expanded last, the rules
/// that went wrong or led to a state that is left out since it was found before.
/// </summary>
/// <remarks>Reused for state after state, so that expanding allocates nothing.</remarks>
public sealed unsafe class SuccessorBuffer : IDisposable
{
    private readonly int _wordCount;
    private readonly List<int> _faults = [];
    private ulong* _words;
    private int* _rules;
    private int* _repeats;
    private int _capacity;
    private int _repeatCapacity;
    private int _repeatCount;

    public SuccessorBuffer(int wordCount, int capacity = 64)
    {
        _wordCount = wordCount;
        _capacity = int.Max(1, capacity);
        _rules = (int*)NativeMemory.Alloc((nuint)_capacity, sizeof(int));
        _words = (ulong*)NativeMemory.Alloc((nuint)_capacity, (nuint)(wordCount * (long)sizeof(ulong)));
    }

    ~SuccessorBuffer() => Free();

    public int Count { get; private set; }

    /// <summary>Rules whose guard or body went wrong.</summary>
    public IReadOnlyList<int> Faults => _faults;

    public bool HasFaults => _faults.Count > 0;

    /// <summary>The rules whose firings count, but whose successors are left out.</summary>
    public ReadOnlySpan<int> Repeats => new(_repeats, _repeatCount);

    /// <summary>The rule that led to successor <paramref name="index"/>.</summary>
    public int RuleOf(int index) => _rules[index];

    /// <summary>The words of successor <paramref name="index"/>; good until the next one is added.</summary>
    public Span<ulong> this[int index] => new(AddressOf(index), _wordCount);

    public void Clear()
    {
        Count = 0;
        ClearFaults();
        ClearRepeats();
    }

    public void ClearFaults()
    {
        if (_faults.Count > 0)
            _faults.Clear();
    }

    public void ClearRepeats() => _repeatCount = 0;

    /// <summary>Adds a successor whose words the caller writes.</summary>
    public Span<ulong> Add(int rule)
    {
        if (Count == _capacity)
            Reserve(1);

        _rules[Count] = rule;
        return this[Count++];
    }

    /// <summary>Takes back the last successor.</summary>
    public void RemoveLast() => Count--;

    public void AddFault(int rule) => _faults.Add(rule);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    internal ulong* AddressOf(int index) => unchecked(_words + (index * (long)_wordCount));

    internal int* RuleAddressOf(int index) => _rules + index;

    /// <summary>
    /// Counts successors that were written, with their rules, to the places after the last one.
    /// </summary>
    internal void Commit(int count) => Count += count;

    /// <summary>Makes room for that many more.</summary>
    internal void Reserve(int more)
    {
        if (Count + more <= _capacity)
            return;

        _capacity = int.Max(Count + more, _capacity * 2);
        _rules = (int*)NativeMemory.Realloc(_rules, (nuint)_capacity * sizeof(int));
        _words = (ulong*)NativeMemory.Realloc(_words, (nuint)(_capacity * (long)_wordCount * sizeof(ulong)));
    }

    /// <summary>Where the rules of up to that many more may be written that are left out.</summary>
    internal int* ReserveRepeats(int more)
    {
        if (_repeatCount + more > _repeatCapacity)
        {
            _repeatCapacity = int.Max(_repeatCount + more, _capacity);
            _repeats = (int*)NativeMemory.Realloc(_repeats, (nuint)_repeatCapacity * sizeof(int));
        }

        return _repeats + _repeatCount;
    }

    /// <summary>Counts the rules that were written there, before <paramref name="end"/>.</summary>
    internal void CommitRepeats(int* end) => _repeatCount = (int)(end - _repeats);

    /// <summary>Replaces the repeats by those of another buffer.</summary>
    internal void CopyRepeats(SuccessorBuffer other)
    {
        ClearRepeats();
        int* places = ReserveRepeats(other._repeatCount);
        other.Repeats.CopyTo(new Span<int>(places, other._repeatCount));
        CommitRepeats(places + other._repeatCount);
    }

    private void Free()
    {
        NativeMemory.Free(_words);
        NativeMemory.Free(_rules);
        NativeMemory.Free(_repeats);
        _words = null;
        _rules = null;
        _repeats = null;
    }
}
