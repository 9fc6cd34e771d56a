using System.Collections.Immutable;
using ModelCheck.Exploration.Designs;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Holding;

/// <summary>One thread's share of counting transitions.</summary>
/// <remarks>What a part reads is the same on both sides of most transitions: then it is not evaluated.</remarks>
internal sealed class TruthTally : IDisposable
{
    private readonly ExploredDesign _design;
    private readonly ISuccessorGenerator _rules;
    private readonly ISuccessorGenerator _conditions;
    private readonly SuccessorBuffer _successors;
    private readonly int[] _sizes;
    private readonly ulong[] _difference;
    private readonly bool[] _truth;
    private readonly ulong[][] _masks;

    /// <param name="sizes">How many instances each part has.</param>
    public TruthTally(ExploredDesign design, PartModel model, int[] sizes, int ruleCount)
    {
        _design = design;
        _rules = design.Model.CreateGenerator();
        _conditions = model.CreateGenerator();
        _successors = new SuccessorBuffer(design.Model.WordCount);
        _sizes = sizes;
        _difference = new ulong[design.Model.WordCount];
        _truth = new bool[model.Instances.Length];
        _masks = [.. model.Reads.Select(reads => MaskOf(reads, design.Model.WordCount))];
        States = new long[sizes.Length];
        Rises = new long[sizes.Length, ruleCount];
        Falls = new long[sizes.Length, ruleCount];
    }

    public long Transitions { get; private set; }

    /// <summary>For each part, the states in which it is true for some instance.</summary>
    public long[] States { get; }

    /// <summary>For each part and rule, the transitions in which it becomes true for some instance.</summary>
    public long[,] Rises { get; }

    /// <summary>For each part and rule, the transitions in which it ceases to be true for some instance.</summary>
    public long[,] Falls { get; }

    public void Look(ReadOnlySpan<ulong> state)
    {
        for (int instance = 0; instance < _truth.Length; instance++)
            _truth[instance] = IsTrue(instance, state);

        for (int part = 0, first = 0; part < _sizes.Length; first += _sizes[part++])
        {
            if (_truth.AsSpan(first, _sizes[part]).Contains(true))
                States[part]++;
        }

        _successors.Clear();
        _rules.Expand(state, _successors);
        for (int i = 0; i < _successors.Count; i++)
        {
            if (!_rules.AllHold(StatePropertyKind.Assumption, _successors[i]))
                continue;

            Transitions++;
            Compare(state, _successors[i], _design.Model.GroupOfRule(_successors.RuleOf(i)));
        }
    }

    public void Dispose()
    {
        _successors.Dispose();
        (_rules as IDisposable)?.Dispose();
        (_conditions as IDisposable)?.Dispose();
    }

    private static ulong[] MaskOf(ImmutableArray<StateCell> reads, int wordCount)
    {
        ulong[] mask = new ulong[wordCount];
        foreach (StateCell cell in reads)
            mask[cell.Word] |= cell.Mask << cell.Shift;

        return mask;
    }

    private void Compare(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after, int rule)
    {
        bool isOther = false;
        for (int i = 0; i < _difference.Length; i++)
        {
            _difference[i] = before[i] ^ after[i];
            isOther |= _difference[i] != 0;
        }

        if (!isOther)
            return;

        for (int part = 0, first = 0; part < _sizes.Length; first += _sizes[part++])
            Compare(part, first, after, rule);
    }

    private void Compare(int part, int first, ReadOnlySpan<ulong> after, int rule)
    {
        bool rises = false;
        bool falls = false;
        for (int instance = first; instance < first + _sizes[part]; instance++)
        {
            if (!Concerns(instance) || IsTrue(instance, after) == _truth[instance])
                continue;

            rises |= !_truth[instance];
            falls |= _truth[instance];
        }

        Rises[part, rule] += rises ? 1 : 0;
        Falls[part, rule] += falls ? 1 : 0;
    }

    private bool Concerns(int instance)
    {
        ulong[] mask = _masks[instance];
        for (int i = 0; i < mask.Length; i++)
        {
            if ((mask[i] & _difference[i]) != 0)
                return true;
        }

        return false;
    }

    private bool IsTrue(int instance, ReadOnlySpan<ulong> state) =>
        _conditions.Evaluate(instance, state) == Evaluation.True;
}
