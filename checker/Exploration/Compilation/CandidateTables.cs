using System.Runtime.CompilerServices;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// For a few neighbouring bits of one word of the state: which instances of a group pass the filters on the
/// values that stand there.
/// </summary>
/// <param name="Candidates">
/// One entry for each combination of the bits; bit i of it stands for instance i of the group.
/// </param>
internal sealed record CandidateTable(int Word, int Shift, int Bits, ulong[] Candidates)
{
    /// <summary>Where the entries are. Valid as long as the table is referenced.</summary>
    public unsafe long Address => (long)(nint)Unsafe.AsPointer(ref Candidates[0]);
}

/// <summary>Turns the filters of up to 64 instances into tables, as few as 6 bits for each allow.</summary>
internal static class CandidateTables
{
    public const int MaxInstances = 64;

    private const int MaxBits = GuardAnalysis.MaxBits;

    /// <summary>Which instances each code of one value leaves.</summary>
    private sealed record Field(LeafPlacement Placement, int Number, ulong[] Candidates)
    {
        public int Word => Placement.WordOf(Number);

        public int Shift => Placement.ShiftOf(Number);

        public int End => Shift + Placement.Width;
    }

    public static List<CandidateTable> Build(IReadOnlyList<FilteredInstance> instances, StateLayout layout)
    {
        List<Field> fields = FieldsOf(instances, layout);
        fields.Sort((a, b) => a.Word == b.Word ? a.Shift.CompareTo(b.Shift) : a.Word.CompareTo(b.Word));
        List<CandidateTable> tables = [];
        List<Field> window = [];
        foreach (Field field in fields)
        {
            if (window.Count > 0 && (field.Word != window[0].Word || field.End - window[0].Shift > MaxBits))
            {
                tables.Add(Merge(window));
                window.Clear();
            }

            window.Add(field);
        }

        if (window.Count > 0)
            tables.Add(Merge(window));

        return tables;
    }

    /// <summary>How many values of the state the filters of some instances look at.</summary>
    public static int CountPlaces(IEnumerable<FilteredInstance> instances)
    {
        var places = new HashSet<ValuePlace>();
        foreach (FilteredInstance instance in instances)
        {
            foreach (ValueFilter filter in instance.Filters)
                places.Add(filter.Place);
        }

        return places.Count;
    }

    private static List<Field> FieldsOf(IReadOnlyList<FilteredInstance> instances, StateLayout layout)
    {
        var fields = new Dictionary<ValuePlace, Field>();
        for (int i = 0; i < instances.Count; i++)
        {
            foreach (ValueFilter filter in instances[i].Filters)
            {
                if (!fields.TryGetValue(filter.Place, out Field? field))
                    fields[filter.Place] = field = EmptyField(filter.Place, layout);

                LeaveOut(i, filter, field);
            }
        }

        return [.. fields.Values];
    }

    private static Field EmptyField(ValuePlace place, StateLayout layout)
    {
        LeafPlacement placement = layout.Placements[place.Leaf.Number];
        ulong[] candidates = new ulong[1 << placement.Width];
        Array.Fill(candidates, ulong.MaxValue);
        return new Field(placement, place.Number, candidates);
    }

    private static void LeaveOut(int instance, ValueFilter filter, Field field)
    {
        for (int code = 0; code < field.Candidates.Length; code++)
        {
            if (((filter.Codes >> code) & 1) == 0)
                field.Candidates[code] &= ~(1UL << instance);
        }
    }

    private static CandidateTable Merge(List<Field> fields)
    {
        int start = fields[0].Shift;
        int bits = fields[^1].End - start;

        // Compiled code reads it, so it must not move.
        ulong[] merged = GC.AllocateUninitializedArray<ulong>(1 << bits, pinned: true);
        for (int i = 0; i < merged.Length; i++)
        {
            merged[i] = ulong.MaxValue;
            foreach (Field field in fields)
                merged[i] &= field.Candidates[(i >> (field.Shift - start)) & (int)field.Placement.Mask];
        }

        return new CandidateTable(fields[0].Word, start, bits, merged);
    }
}
