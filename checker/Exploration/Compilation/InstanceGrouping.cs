using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Divides rule instances into groups that look at few values of the state to find candidates.
/// </summary>
/// <remarks>
/// Either rule by rule, or instances with the same arguments together: whatever needs fewer looks.
/// </remarks>
internal sealed class InstanceGrouping(CompilationUnit unit, RuleSizes sizes, int maxLabels)
{
    private readonly GuardAnalysis _analysis = new(unit);

    private sealed record SizedInstance(FilteredInstance Instance, int Labels, long[] Arguments);

    /// <summary>
    /// The groups of all instances of some rules, given by their places among the model's rules.
    /// </summary>
    public List<List<FilteredInstance>> Of(int[] rules)
    {
        List<SizedInstance> instances = [];
        foreach (int rule in rules)
            AddInstances(rule, instances);

        List<List<FilteredInstance>> byRule = Divide(instances);
        if (byRule.Count <= 1)
            return byRule;

        List<List<FilteredInstance>> byArguments =
            Divide(instances.OrderBy(i => i.Arguments, Comparer<long[]>.Create(Compare)));
        return CostOf(byArguments) < CostOf(byRule) ? byArguments : byRule;
    }

    private static int Compare(long[]? left, long[]? right) => left.AsSpan().SequenceCompareTo(right);

    private static int CostOf(List<List<FilteredInstance>> groups) => groups.Sum(CandidateTables.CountPlaces);

    private void AddInstances(int index, List<SizedInstance> instances)
    {
        Rule rule = unit.Numbering.System.Rules[index];
        RuleSize size = sizes[index];
        int first = unit.Numbering.Rules.FirstOf(index);
        for (int number = 0; number < size.Count; number++)
        {
            FilteredInstance instance = _analysis.Analyze(rule, first, number);
            long[] arguments = [.. Parameters.Decode(rule.Bindings, number)];
            instances.Add(new SizedInstance(instance, size.Labels, arguments));
        }
    }

    private List<List<FilteredInstance>> Divide(IEnumerable<SizedInstance> instances)
    {
        List<List<FilteredInstance>> groups = [];
        int labels = 0;
        foreach (SizedInstance sized in instances)
        {
            bool isFull = groups.Count == 0
                || groups[^1].Count == CandidateTables.MaxInstances
                || labels + sized.Labels > maxLabels;
            if (isFull)
            {
                groups.Add([]);
                labels = 0;
            }

            groups[^1].Add(sized.Instance);
            labels += sized.Labels;
        }

        return groups;
    }
}
