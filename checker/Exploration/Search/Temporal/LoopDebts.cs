using System.Collections.Immutable;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search.Temporal;

internal enum DebtKind
{
    /// <summary>A step of an acceptance set has to be taken.</summary>
    Acceptance,

    /// <summary>A weakly fair instance has to fire, or to be disabled at a node.</summary>
    Weak,

    /// <summary>A strongly fair instance has to fire, unless it is disabled at every node.</summary>
    Strong,
}

/// <param name="Number">Of the acceptance set or of the fair instance.</param>
internal readonly record struct Debt(DebtKind Kind, int Number);

/// <summary>What a loop owes, as a set of bits that grows along the way.</summary>
/// <remarks>
/// The lower half has a bit for each debt, set when it is paid. The upper half has one for each strongly fair instance,
/// set when it was enabled.
/// </remarks>
internal sealed class LoopDebts(ImmutableArray<Debt> debts, FairnessTable fairness)
{
    private const int Half = 32;

    public int Count => debts.Length;

    public Debt this[int index] => debts[index];

    /// <summary>Whether a way with these bits may end.</summary>
    /// <param name="mustFire">Whether strongly fair instances have to fire even if they were never enabled.</param>
    public bool ArePaid(ulong bits, bool mustFire)
    {
        for (int i = 0; i < debts.Length; i++)
        {
            bool isPaid = ((bits >> i) & 1) != 0;
            bool isExcused = debts[i].Kind == DebtKind.Strong && !mustFire && ((bits >> (Half + i)) & 1) == 0;
            if (!isPaid && !isExcused)
                return false;
        }

        return true;
    }

    /// <summary>The bits when the way leaves a node.</summary>
    /// <param name="steps">Every step from the node.</param>
    public ulong AtNode(ulong bits, List<ProductStep> steps)
    {
        for (int i = 0; i < debts.Length; i++)
        {
            if (debts[i].Kind == DebtKind.Acceptance)
                continue;

            bool isEnabled = IsEnabled(debts[i].Number, steps);
            if (debts[i].Kind == DebtKind.Weak && !isEnabled)
                bits |= 1UL << i;
            else if (debts[i].Kind == DebtKind.Strong && isEnabled)
                bits |= 1UL << (Half + i);
        }

        return bits;
    }

    /// <summary>The bits after a step.</summary>
    public ulong AfterStep(ulong bits, ProductStep step)
    {
        for (int i = 0; i < debts.Length; i++)
        {
            bool isPaid = debts[i].Kind == DebtKind.Acceptance
                ? ((step.Acceptance >> debts[i].Number) & 1) != 0
                : fairness.NumberOf(step.Rule) == debts[i].Number;
            if (isPaid)
                bits |= 1UL << i;
        }

        return bits;
    }

    private bool IsEnabled(int instance, List<ProductStep> steps) =>
        steps.Exists(s => fairness.NumberOf(s.Rule) == instance);
}
