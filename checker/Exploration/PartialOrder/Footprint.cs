using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>The slots of the state that an instance of a rule or property may read and write, whatever the state.</summary>
/// <remarks>
/// An upper bound taken from the text. What decides whether something goes wrong is read, too: whether a value is
/// undefined, whether a multiset has room or a place of it an element.
/// </remarks>
internal sealed class Footprint(int slotCount)
{
    public BitSet Reads { get; } = new(slotCount);

    public BitSet Writes { get; } = new(slotCount);

    /// <summary>
    /// For each slot written the values that it may get: see <see cref="ValueSet"/>.
    /// </summary>
    public Dictionary<int, ulong> Values { get; } = [];

    /// <summary>Whether a function that it calls may write.</summary>
    public bool CallsMayWrite { get; set; }

    /// <summary>Whether there is a cover in a body.</summary>
    public bool HasCover { get; set; }

    /// <summary>Notes that slots may get some values.</summary>
    public void Write(Place place, ulong values)
    {
        foreach (int slot in place.Slots)
        {
            Writes.Add(slot);
            Values[slot] = Values.GetValueOrDefault(slot) | values;
        }
    }

    public static Footprint Of(Instance<Rule> rule, int slotCount)
    {
        FootprintFinder finder = OfGuard(rule, slotCount);
        if (!finder.IsNeverEnabled)
            finder.Statements.VisitAll(rule.Owner.Body);

        return finder.Found;
    }

    /// <summary>Of a rule's guard, with all bindings around it.</summary>
    public static FootprintFinder OfGuard(Instance<Rule> rule, int slotCount)
    {
        var finder = new FootprintFinder(slotCount);
        finder.Bind(rule.Owner.Bindings, rule.Arguments);
        if (rule.Owner.Guard is { } guard)
            finder.Condition(guard);

        return finder;
    }

    /// <summary>Of a condition with the bindings around it.</summary>
    public static Footprint Of(
        Expression condition, ImmutableArray<Binding> bindings, ImmutableArray<long> arguments, int slotCount)
    {
        var finder = new FootprintFinder(slotCount);
        finder.Bind(bindings, arguments);
        finder.Expressions.Visit(condition);
        return finder.Found;
    }
}
