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
        var grouping = new InstanceGrouping(unit, _sizes, MaxLabelsPerMethod);
        foreach (List<FilteredInstance> group in grouping.Of(rules))
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

/// <summary>How much code one instance of a rule is.</summary>
internal sealed record RuleSize(int Index, long Count, int Bytes, int Labels)
{
    public long AllBytes => Bytes * Count;
}

/// <summary>
/// How much code each rule is, found by emitting its first instance: the others differ little.
/// </summary>
internal sealed class RuleSizes
{
    private readonly CompilationUnit _unit;
    private readonly RuleSize[] _sizes;

    public RuleSizes(CompilationUnit unit)
    {
        _unit = unit;
        ImmutableArray<Rule> rules = unit.Numbering.System.Rules;
        _sizes = new RuleSize[rules.Length];
        for (int i = 0; i < rules.Length; i++)
            _sizes[i] = Measure(i, rules[i]);
    }

    public RuleSize this[int rule] => _sizes[rule];

    /// <summary>
    /// The rules whose instances each get code of their own: those where that costs the least code.
    /// </summary>
    public HashSet<int> ChooseUnrolled(int budgetBytes)
    {
        var chosen = new HashSet<int>();
        long left = budgetBytes;
        RuleSize[] ascending = [.. _sizes];
        Array.Sort(ascending, (a, b) => (a.AllBytes, a.Index).CompareTo((b.AllBytes, b.Index)));
        foreach (RuleSize size in ascending)
        {
            left -= size.AllBytes;
            if (left < 0)
                break;

            chosen.Add(size.Index);
        }

        return chosen;
    }

    private RuleSize Measure(int index, Rule rule)
    {
        long count = Parameters.Count(rule.Bindings);
        if (count == 0)
            return new RuleSize(index, 0, 0, 0);

        DynamicMethod trial = CompiledModel.NewMethod("Trial", RuleEmitter.ParameterTypes);
        var emitter = new RuleEmitter(_unit, trial);
        int bytes = emitter.Il.Size;
        int labels = emitter.Il.LabelCount;
        emitter.EmitUnrolled(new FilteredInstance(rule, 0, 0, [], rule.Guard));
        return new RuleSize(index, count, emitter.Il.Size - bytes, emitter.Il.LabelCount - labels);
    }
}
