using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Models;

/// <summary>
/// The successors of a few states: for each its words and the rule that fired; and the rules that went wrong
/// in the state expanded last.
/// </summary>
/// <remarks>Reused for state after state, so that expanding allocates nothing.</remarks>
public sealed unsafe class SuccessorBuffer : IDisposable
{
    private readonly int _wordCount;
    private readonly List<int> _faults = [];
    private ulong* _words;
    private int* _rules;
    private int _capacity;

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

    /// <summary>The rule that led to successor <paramref name="index"/>.</summary>
    public int RuleOf(int index) => _rules[index];

    /// <summary>The words of successor <paramref name="index"/>; good until the next one is added.</summary>
    public Span<ulong> this[int index] => new(AddressOf(index), _wordCount);

    public void Clear()
    {
        Count = 0;
        ClearFaults();
    }

    public void ClearFaults()
    {
        if (_faults.Count > 0)
            _faults.Clear();
    }

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

    private void Free()
    {
        NativeMemory.Free(_words);
        NativeMemory.Free(_rules);
        _words = null;
        _rules = null;
    }
}
