using System.Numerics;

namespace ModelCheck.Proof.Mining;

/// <summary>The places of the bits that are set, in ascending order.</summary>
internal readonly ref struct SetBits(ReadOnlySpan<ulong> words)
{
    private readonly ReadOnlySpan<ulong> _words = words;

    public Enumerator GetEnumerator() => new(_words);

    public ref struct Enumerator
    {
        private const int WordBits = 64;

        private readonly ReadOnlySpan<ulong> _words;
        private int _word = -1;
        private ulong _rest;

        public Enumerator(ReadOnlySpan<ulong> words) => _words = words;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word == _words.Length)
                    return false;

                _rest = _words[_word];
            }

            Current = (_word * WordBits) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
