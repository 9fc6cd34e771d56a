using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Designs;

/// <summary>Numbers for states seen on the common variables, the same for both designs.</summary>
internal sealed class ProjectedStates(StateLayout layout)
{
    private readonly Dictionary<ulong[], int> _numbers = new(WordsComparer.Instance);
    private readonly ulong[] _words = new ulong[layout.WordCount];

    public int Count => _numbers.Count;

    /// <param name="slots">Of the common variables, one after the other.</param>
    public int NumberOf(ReadOnlySpan<long> slots)
    {
        layout.Pack(slots, _words);
        if (_numbers.TryGetValue(_words, out int number))
            return number;

        _numbers.Add([.. _words], _numbers.Count);
        return _numbers.Count - 1;
    }
}
