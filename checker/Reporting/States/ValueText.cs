using System.Collections.Immutable;

namespace ModelCheck.Reporting.States;

/// <summary>Writes values as a reader of specifications expects them.</summary>
/// <remarks>
/// <c>{owner: Node_1, data: undefined}</c> is a record, <c>[1: true, 2..4: false]</c> an array in which neighbours with
/// equal values share an entry, <c>{Get, Get, Put}</c> a multiset.
/// </remarks>
public static class ValueText
{
    public static string Of(StateValue value) => value switch
    {
        RecordValue record => $"{{{string.Join(", ", record.Fields.Select(f => $"{f.Name}: {Of(f.Value)}"))}}}",
        ArrayValue array => $"[{string.Join(", ", Runs(array).Select(run => $"{run.Indices}: {run.Text}"))}]",
        MultisetValue multiset => $"{{{string.Join(", ", multiset.Elements.Select(Of))}}}",
        _ => value.ToString(),
    };

    /// <summary>
    /// The parts of an aggregate with the paths that name them, given the aggregate's own path; nothing for a simple
    /// value, a multiset, or an empty one.
    /// </summary>
    public static IEnumerable<(string Path, StateValue Value)> Parts(string path, StateValue value) => value switch
    {
        RecordValue record => record.Fields.Select(f => ($"{path}.{f.Name}", f.Value)),
        ArrayValue array => Runs(array).Select(run => ($"{path}[{run.Indices}]", run.Value)),
        _ => [],
    };

    /// <summary>Joins neighbours with equal values: <c>2..4</c>.</summary>
    private static IEnumerable<(string Indices, StateValue Value, string Text)> Runs(ArrayValue array)
    {
        ImmutableArray<(SimpleValue Index, StateValue Value)> elements = array.Elements;
        string[] texts = [.. elements.Select(e => Of(e.Value))];
        for (int first = 0; first < elements.Length;)
        {
            int last = first;
            while (last + 1 < elements.Length && texts[last + 1] == texts[first])
                last++;

            string indices = first == last
                ? elements[first].Index.ToString()
                : $"{elements[first].Index}..{elements[last].Index}";
            yield return (indices, elements[first].Value, texts[first]);
            first = last + 1;
        }
    }
}
