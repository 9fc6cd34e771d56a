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

    private readonly record struct Field(LeafPlacement Placement, int Number, ulong[] Candidates)
    {
        public int Word => Placement.WordOf(Number);

        public int Shift => Placement.ShiftOf(Number);

        public int End => Shift + Placement.Width;
    }

    public static IEnumerable<CandidateTable> Build(
        IReadOnlyList<FilteredInstance> instances, StateLayout layout)
    {
        var window = new List<Field>();
        foreach (Field field in FieldsOf(instances, layout).OrderBy(f => f.Word).ThenBy(f => f.Shift))
        {
            if (window.Count > 0 && (field.Word != window[0].Word || field.End - window[0].Shift > MaxBits))
            {
                yield return Merge(window);
                window.Clear();
            }

            window.Add(field);
        }

        if (window.Count > 0)
            yield return Merge(window);
    }

    /// <summary>How many values of the state the filters of some instances look at.</summary>
    public static int CountPlaces(IEnumerable<FilteredInstance> instances) =>
        instances.SelectMany(i => i.Filters).Select(f => f.Place).Distinct().Count();

    private static IEnumerable<Field> FieldsOf(IReadOnlyList<FilteredInstance> instances, StateLayout layout) =>
        instances.SelectMany((instance, i) => instance.Filters.Select(filter => (filter, i)))
            .GroupBy(f => f.filter.Place)
            .Select(g => FieldOf(layout.Placements[g.Key.Leaf.Number], g.Key.Number, g));

    private static Field FieldOf(
        LeafPlacement placement, int number, IEnumerable<(ValueFilter Filter, int Instance)> filters)
    {
        ulong[] candidates = new ulong[1 << placement.Width];
        Array.Fill(candidates, ulong.MaxValue);
        foreach ((ValueFilter filter, int instance) in filters)
        {
            for (int code = 0; code < candidates.Length; code++)
            {
                if (((filter.Codes >> code) & 1) == 0)
                    candidates[code] &= ~(1UL << instance);
            }
        }

        return new Field(placement, number, candidates);
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
