using System.Numerics;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>A set of numbers below a fixed limit.</summary>
internal sealed class BitSet(int limit)
{
    private const int BitsPerWord = 64;

    private readonly ulong[] _words = new ulong[(limit + BitsPerWord - 1) / BitsPerWord];

    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    public int Count => _words.Sum(BitOperations.PopCount);

    /// <summary>The numbers, the least first.</summary>
    public IEnumerable<int> Numbers
    {
        get
        {
            for (int word = 0; word < _words.Length; word++)
            {
                for (ulong left = _words[word]; left != 0; left &= left - 1)
                    yield return (word * BitsPerWord) + BitOperations.TrailingZeroCount(left);
            }
        }
    }

    public bool Contains(int number) => ((_words[number / BitsPerWord] >> (number % BitsPerWord)) & 1) != 0;

    public void Add(int number) => _words[number / BitsPerWord] |= 1UL << (number % BitsPerWord);

    public void Remove(int number) => _words[number / BitsPerWord] &= ~(1UL << (number % BitsPerWord));

    public void Clear() => _words.AsSpan().Clear();

    public void UnionWith(BitSet other)
    {
        for (int i = 0; i < _words.Length; i++)
            _words[i] |= other._words[i];
    }

    public void ExceptWith(BitSet other)
    {
        for (int i = 0; i < _words.Length; i++)
            _words[i] &= ~other._words[i];
    }

    /// <summary>Adds what another set has, and writes those numbers that are new to a span. Returns how many they are.</summary>
    public int UnionWith(BitSet other, Span<int> added)
    {
        int count = 0;
        for (int word = 0; word < _words.Length; word++)
        {
            ulong more = other._words[word] & ~_words[word];
            _words[word] |= more;
            for (; more != 0; more &= more - 1)
                added[count++] = (word * BitsPerWord) + BitOperations.TrailingZeroCount(more);
        }

        return count;
    }

    public bool Overlaps(BitSet other)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & other._words[i]) != 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether three sets have a number in common.</summary>
    public bool Overlaps(BitSet second, BitSet third)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & second._words[i] & third._words[i]) != 0)
                return true;
        }

        return false;
    }

    /// <summary>How many numbers another set does not have.</summary>
    public int CountOutside(BitSet other)
    {
        int count = 0;
        for (int i = 0; i < _words.Length; i++)
            count += BitOperations.PopCount(_words[i] & ~other._words[i]);

        return count;
    }

    /// <summary>How many numbers are in a second set and not in a third one.</summary>
    public int CountInOutside(BitSet second, BitSet third)
    {
        int count = 0;
        for (int i = 0; i < _words.Length; i++)
            count += BitOperations.PopCount(_words[i] & second._words[i] & ~third._words[i]);

        return count;
    }
}
