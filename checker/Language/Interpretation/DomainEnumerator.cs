using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// The values that a <c>for</c>, <c>forall</c> or <c>exists</c> goes through, in their order.
/// </summary>
internal sealed class DomainEnumerator(Execution execution)
{
    public IEnumerable<long> Values(Domain domain)
    {
        (Int128 from, Int128 to, Int128 step) = domain switch
        {
            TypeDomain type => (type.Type.Low, type.Type.High, Int128.One),
            RangeDomain range => Bounds(range),
            _ => throw new ArgumentException($"unknown domain {domain}", nameof(domain)),
        };

        // Wider than 64 bits, so that stepping past the greatest integer ends the loop like any other bound.
        for (Int128 value = from; step > 0 ? value <= to : value >= to; value += step)
            yield return (long)value;
    }

    private (Int128 From, Int128 To, Int128 Step) Bounds(RangeDomain range)
    {
        bool countsDown = execution.Semantics.EmptyRangeLoop == EmptyRangeLoop.CountsDown;
        long from = execution.Expressions.Visit(range.From);
        long to = execution.Expressions.Visit(range.To);
        if (range.Step is null)
            return (from, to, countsDown && from > to ? -1 : 1);

        long step = execution.Expressions.Visit(range.Step);
        bool leadsAway = (from < to && step < 0) || (from > to && step > 0);
        if (step == 0 || (leadsAway && countsDown))
        {
            throw execution.Error(
                ModelErrorKind.BadLoopStep, range.Step.Span, $"step {step} never gets from {from} to {to}");
        }

        return (from, to, step);
    }
}
