using System.Collections.Immutable;
using System.Reflection.Emit;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Compiles all rules, spread over methods that the JIT can still optimize.</summary>
internal sealed class RuleCompiler(CompilationUnit unit)
{
    // The JIT optimizes methods of up to 2000 basic blocks; a label starts at most one, and a branch ends
    // one.
    private const int MaxLabelsPerMethod = 700;
    private const int UnrollBudgetBytes = 48 << 10;

    private readonly List<(ExpandPart Code, int MaxSuccessors)> _parts = [];
    private readonly RuleSizes _sizes = new(unit);

    /// <summary>The methods, in the order of their rules' priorities.</summary>
    public ImmutableArray<(ExpandPart Code, int MaxSuccessors)> Compile()
    {
        HashSet<int> unrolled = _sizes.ChooseUnrolled(UnrollBudgetBytes);
        ImmutableArray<Rule> rules = unit.Numbering.System.Rules;
        foreach (IGrouping<long, int> equal in Enumerable.Range(0, rules.Length)
                     .GroupBy(i => rules[i].Priority)
                     .OrderBy(g => g.Key))
        {
            CompileUnrolled([.. equal.Where(unrolled.Contains)]);
            CompileLoops([.. equal.Where(i => !unrolled.Contains(i))]);
        }

        return [.. _parts];
    }

    private void CompileUnrolled(int[] rules)
    {
        foreach (List<FilteredInstance> group in new InstanceGrouping(unit, _sizes, MaxLabelsPerMethod).Of(rules))
            AddPart(group.Count, emitter => emitter.EmitGroup(group));
    }

    private void CompileLoops(int[] rules)
    {
        foreach (int index in rules)
        {
            Rule rule = unit.Numbering.System.Rules[index];
            int first = unit.Numbering.Rules.FirstOf(index);
            AddPart((int)Parameters.Count(rule.Bindings), emitter => emitter.EmitLoop(rule, first));
        }
    }

    private void AddPart(int maxSuccessors, Action<RuleEmitter> emit)
    {
        DynamicMethod method = CompiledModel.NewMethod("Expand", RuleEmitter.ParameterTypes);
        var emitter = new RuleEmitter(unit, method);
        emit(emitter);
        emitter.Finish();
        _parts.Add((method.CreateDelegate<ExpandPart>(), maxSuccessors));
    }
}

/// <summary>How much code one instance of each rule is, found by emitting the first one.</summary>
internal sealed class RuleSizes
{
    private readonly CompilationUnit _unit;
    private readonly (int Bytes, int Labels)[] _sizes;

    public RuleSizes(CompilationUnit unit)
    {
        _unit = unit;
        _sizes = [.. unit.Numbering.System.Rules.Select(Measure)];
    }

    public int LabelsOf(int rule) => _sizes[rule].Labels;

    /// <summary>
    /// The rules whose instances each get code of their own: those where that costs the least code.
    /// </summary>
    public HashSet<int> ChooseUnrolled(int budgetBytes)
    {
        var chosen = new HashSet<int>();
        long left = budgetBytes;
        foreach ((int index, long size) in _sizes
                     .Select((size, i) => (i, size.Bytes * CountOf(i)))
                     .OrderBy(r => r.Item2))
        {
            left -= size;
            if (left < 0)
                break;

            chosen.Add(index);
        }

        return chosen;
    }

    private long CountOf(int rule) => Parameters.Count(_unit.Numbering.System.Rules[rule].Bindings);

    private (int Bytes, int Labels) Measure(Rule rule)
    {
        if (Parameters.Count(rule.Bindings) == 0)
            return default;

        DynamicMethod trial = CompiledModel.NewMethod("Trial", RuleEmitter.ParameterTypes);
        var emitter = new RuleEmitter(_unit, trial);
        int bytes = emitter.Il.Size;
        int labels = emitter.Il.LabelCount;
        emitter.EmitUnrolled(new FilteredInstance(rule, 0, 0, [], rule.Guard));
        return (emitter.Il.Size - bytes, emitter.Il.LabelCount - labels);
    }
}

/// <summary>Divides rule instances into groups that look at few values of the state to find candidates.</summary>
/// <remarks>
/// Either rule by rule, or instances with the same arguments together: whatever needs fewer looks.
/// </remarks>
internal sealed class InstanceGrouping(CompilationUnit unit, RuleSizes sizes, int maxLabels)
{
    private readonly GuardAnalysis _analysis = new(unit);

    public List<List<FilteredInstance>> Of(int[] rules)
    {
        (FilteredInstance Instance, int Labels)[] byRule = [.. rules.SelectMany(InstancesOf)];
        List<List<FilteredInstance>> first = Divide(byRule);
        if (first.Count <= 1)
            return first;

        List<List<FilteredInstance>> second = Divide(byRule.OrderBy(i => ArgumentsOf(i.Instance), ByContents));
        return CostOf(second) < CostOf(first) ? second : first;
    }

    private static readonly Comparer<long[]> ByContents =
        Comparer<long[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private IEnumerable<(FilteredInstance Instance, int Labels)> InstancesOf(int index)
    {
        Rule rule = unit.Numbering.System.Rules[index];
        int first = unit.Numbering.Rules.FirstOf(index);
        int count = (int)Parameters.Count(rule.Bindings);
        for (int number = 0; number < count; number++)
            yield return (_analysis.Analyze(rule, first, number), sizes.LabelsOf(index));
    }

    private List<List<FilteredInstance>> Divide(IEnumerable<(FilteredInstance Instance, int Labels)> instances)
    {
        List<List<FilteredInstance>> groups = [];
        int labels = 0;
        foreach ((FilteredInstance instance, int more) in instances)
        {
            bool isFull = groups.Count == 0
                || groups[^1].Count == CandidateTables.MaxInstances
                || labels + more > maxLabels;
            if (isFull)
            {
                groups.Add([]);
                labels = 0;
            }

            groups[^1].Add(instance);
            labels += more;
        }

        return groups;
    }

    private static long[] ArgumentsOf(FilteredInstance instance) =>
        [.. Parameters.Decode(instance.Rule.Bindings, instance.Number)];

    private static int CostOf(List<List<FilteredInstance>> groups) => groups.Sum(CandidateTables.CountPlaces);
}
