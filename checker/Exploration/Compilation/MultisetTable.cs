using System.Runtime.CompilerServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Where the codes of one multiset's places are, for sorting them; read by compiled code.</summary>
/// <remarks>
/// The order of codes is the order of slots: undefined is 0, and the values ascend. So a multiset is
/// canonical when its present elements come first, sorted by their codes in the order of the slots, and all
/// else is 0.
/// </remarks>
internal unsafe struct MultisetTable
{
    /// <summary>How many multisets the shape stands for; sorted one by one.</summary>
    public int Count;

    public int Capacity;

    public Part Present;

    /// <summary>Bits of an element with its flag on top, when all of it stands together; else 0.</summary>
    public int GroupWidth;

    /// <summary>One for each slot of an element.</summary>
    public int PartCount;

    public Part* Parts;

    /// <summary>One for each multiset, when <see cref="GroupWidth"/> is not 0.</summary>
    public Run* Runs;

    /// <summary>Where the elements of one multiset are that stand together.</summary>
    public struct Run
    {
        public int FirstWord;
        public int LastWord;

        /// <summary>The place of the first element among those that its word has room for.</summary>
        public int FirstInWord;
    }

    /// <summary>Where one slot of every element is.</summary>
    public struct Part
    {
        public int Word;
        public int Shift;
        public int Stride;
        public int PerWord;
        public ulong Mask;

        /// <summary>Value e * PerElement + Within of the leaf belongs to element e.</summary>
        public int PerElement;
        public int Within;

        public Part(LeafPlacement placement, int perElement, int within)
        {
            Word = placement.Word;
            Shift = placement.Shift;
            Stride = placement.Stride;
            PerWord = placement.PerWord;
            Mask = placement.Mask;
            PerElement = perElement;
            Within = within;
        }

        public readonly ulong Load(ulong* state, int element)
        {
            int number = (element * PerElement) + Within;
            return (state[Word + (number / PerWord)] >> (Shift + (number % PerWord * Stride))) & Mask;
        }

        public readonly void Store(ulong* state, int element, ulong code)
        {
            int number = (element * PerElement) + Within;
            int shift = Shift + (number % PerWord * Stride);
            ref ulong word = ref state[Word + (number / PerWord)];
            word = (word & ~(Mask << shift)) | (code << shift);
        }
    }

    /// <summary>Brings all multisets of a table into canonical order.</summary>
    /// <param name="parent">The state that this one was made from; its multisets are in order.</param>
    public static void Sort(ulong* state, ulong* parent, RunContext* context, int table)
    {
        MultisetTable* multiset = context->Multisets + table;
        for (int i = 0; i < multiset->Count; i++)
        {
            if (multiset->GroupWidth == 0)
                SortParts(state, multiset, i * multiset->Capacity, context->SortBuffer);
            else if (IsChanged(state, parent, multiset->Runs + i))
                SortGroup(state, multiset, multiset->Runs + i, context->SortBuffer);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsChanged(ulong* state, ulong* parent, Run* run)
    {
        int word = run->FirstWord;
        while (word <= run->LastWord && state[word] == parent[word])
            word++;

        return word <= run->LastWord;
    }

    // Every element is a number with its flag on top: the flagged ones in ascending order, then zeros.
    private static void SortGroup(ulong* state, MultisetTable* multiset, Run* run, ulong* buffer)
    {
        int present = Collect(state, multiset, run, buffer);
        int width = multiset->GroupWidth;
        int perWord = multiset->Present.PerWord;
        int left = multiset->Capacity;
        int inWord = run->FirstInWord;
        ulong* next = buffer;
        for (ulong* word = state + run->FirstWord; left > 0; word++)
        {
            int count = int.Min(left, perWord - inWord);
            ulong packed = 0;
            for (int i = 0; i < count && present > 0; i++, present--)
                packed |= *next++ << (i * width);

            int shift = multiset->Present.Shift - (width - 1) + (inWord * width);
            *word = (*word & ~(Ones(count * width) << shift)) | (packed << shift);
            left -= count;
            inWord = 0;
        }
    }

    // The present elements, sorted. Most places of a multiset are empty, so zeros end the look at a word.
    private static int Collect(ulong* state, MultisetTable* multiset, Run* run, ulong* buffer)
    {
        int width = multiset->GroupWidth;
        int perWord = multiset->Present.PerWord;
        int left = multiset->Capacity;
        int inWord = run->FirstInWord;
        int present = 0;
        for (ulong* word = state + run->FirstWord; left > 0; word++)
        {
            int count = int.Min(left, perWord - inWord);
            int shift = multiset->Present.Shift - (width - 1) + (inWord * width);
            ulong elements = (*word >> shift) & Ones(count * width);
            while (elements != 0)
            {
                ulong element = elements & Ones(width);
                if (element >> (width - 1) != 0)
                    Insert(buffer, present++, element);

                elements = width < LeafPlacement.WordBits ? elements >> width : 0;
            }

            left -= count;
            inWord = 0;
        }

        return present;
    }

    private static ulong Ones(int bits) => ulong.MaxValue >> (LeafPlacement.WordBits - bits);

    // Insertion sort: at most a few elements are out of order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Insert(ulong* sorted, int count, ulong element)
    {
        int place = count;
        for (; place > 0 && element < sorted[place - 1]; place--)
            sorted[place] = sorted[place - 1];

        sorted[place] = element;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortParts(ulong* state, MultisetTable* multiset, int first, ulong* buffer)
    {
        int parts = multiset->PartCount;
        int present = 0;
        for (int i = 0; i < multiset->Capacity; i++)
        {
            if (multiset->Present.Load(state, first + i) == 0)
                continue;

            ulong* element = buffer + (multiset->Capacity * (long)parts);
            for (int part = 0; part < parts; part++)
                element[part] = multiset->Parts[part].Load(state, first + i);

            Insert(buffer, present++, element, parts);
        }

        for (int i = 0; i < multiset->Capacity; i++)
        {
            bool isPresent = i < present;
            multiset->Present.Store(state, first + i, isPresent ? 1UL : 0);
            for (int part = 0; part < parts; part++)
            {
                multiset->Parts[part].Store(
                    state, first + i, isPresent ? buffer[(i * (long)parts) + part] : 0);
            }
        }
    }

    private static void Insert(ulong* sorted, int count, ulong* element, int parts)
    {
        int place = count;
        while (place > 0 && IsLess(element, sorted + ((place - 1) * (long)parts), parts))
        {
            for (int part = 0; part < parts; part++)
                sorted[(place * (long)parts) + part] = sorted[((place - 1) * (long)parts) + part];

            place--;
        }

        for (int part = 0; part < parts; part++)
            sorted[(place * (long)parts) + part] = element[part];
    }

    private static bool IsLess(ulong* left, ulong* right, int parts)
    {
        for (int part = 0; part < parts; part++)
        {
            if (left[part] != right[part])
                return left[part] < right[part];
        }

        return false;
    }
}
