using System.Runtime.CompilerServices;

namespace ModelCheck.Exploration.States;

/// <summary>Comparing and copying the few words of a packed state.</summary>
/// <remarks>
/// Word by word: words that were just written one by one would have to leave the store buffer before a wider
/// load could have them. Most states are of one or two words.
/// </remarks>
internal static unsafe class StateWords
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ulong* left, ulong* right, int count)
    {
        if (count == 2)
            return left[0] == right[0] && left[1] == right[1];

        for (int i = 0; i < count; i = unchecked(i + 1))
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ulong* from, ulong* to, int count)
    {
        for (int i = 0; i < count; i = unchecked(i + 1))
            to[i] = from[i];
    }
}
