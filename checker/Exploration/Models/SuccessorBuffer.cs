using System.Runtime.InteropServices;

namespace ModelCheck.Exploration.Models;

/// <summary>The successors of one state: for each its words and the rule that fired; and the rules that went wrong.</summary>
/// <remarks>Reused for state after state, so that expanding allocates nothing.</remarks>
public sealed unsafe class SuccessorBuffer : IDisposable
{
    private readonly int _wordCount;
    private readonly List<int> _faults = [];
    private ulong* _words;
    private int[] _rules;

    public SuccessorBuffer(int wordCount, int capacity = 64)
    {
        _wordCount = wordCount;
        _rules = new int[int.Max(1, capacity)];
        _words = (ulong*)NativeMemory.Alloc((nuint)_rules.Length, (nuint)(wordCount * (long)sizeof(ulong)));
    }

    ~SuccessorBuffer() => NativeMemory.Free(_words);

    public int Count { get; private set; }

    /// <summary>Rules whose guard or body went wrong, in ascending order.</summary>
    public IReadOnlyList<int> Faults => _faults;

    /// <summary>The rule that led to successor <paramref name="index"/>.</summary>
    public int RuleOf(int index) => _rules[index];

    /// <summary>The words of successor <paramref name="index"/>; good until the next one is added.</summary>
    public Span<ulong> this[int index] => new(AddressOf(index), _wordCount);

    public void Clear()
    {
        Count = 0;
        if (_faults.Count > 0)
            _faults.Clear();
    }

    /// <summary>Adds a successor whose words the caller writes.</summary>
    public Span<ulong> Add(int rule)
    {
        if (Count == _rules.Length)
            Reserve(1);

        _rules[Count] = rule;
        return this[Count++];
    }

    /// <summary>Takes back the last successor.</summary>
    public void RemoveLast() => Count--;

    public void AddFault(int rule) => _faults.Add(rule);

    public void Dispose()
    {
        NativeMemory.Free(_words);
        _words = null;
        GC.SuppressFinalize(this);
    }

    internal ulong* AddressOf(int index) => unchecked(_words + (index * (long)_wordCount));

    /// <summary>Makes room for that many more.</summary>
    internal void Reserve(int more)
    {
        if (Count + more <= _rules.Length)
            return;

        int capacity = int.Max(Count + more, _rules.Length * 2);
        Array.Resize(ref _rules, capacity);
        _words = (ulong*)NativeMemory.Realloc(_words, (nuint)(capacity * (long)_wordCount * sizeof(ulong)));
    }
}
