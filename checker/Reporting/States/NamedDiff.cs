using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.States;

/// <summary>
/// Compares variables of two specifications that have one name and are of one shape, by the names of their values: their
/// enumerations may have different members.
/// </summary>
public static class NamedDiff
{
    /// <summary>Whether values of two types can be compared by name, one simple value after the other.</summary>
    public static bool AreAlike(ModelType left, ModelType right) => (left, right) switch
    {
        (SimpleType, SimpleType) => true,
        (ArrayType l, ArrayType r) => EndsOf(l.Index) == EndsOf(r.Index) && AreAlike(l.Element, r.Element),
        (RecordType l, RecordType r) => l.Fields.Select(f => f.Name).SequenceEqual(r.Fields.Select(f => f.Name))
            && l.Fields.Zip(r.Fields).All(pair => AreAlike(pair.First.Type, pair.Second.Type)),
        _ => false,
    };

    /// <summary>Where the values of two such variables have different names, from the left one's to the right one's.</summary>
    public static ImmutableArray<StateChange> Between(
        StateVariable left, ImmutableArray<long> before, StateVariable right, ImmutableArray<long> after)
    {
        var changes = ImmutableArray.CreateBuilder<StateChange>();
        Compare(left.Name, StateValue.Of(left, before), StateValue.Of(right, after), changes);
        return changes.DrainToImmutable();
    }

    private static void Compare(
        string path, StateValue left, StateValue right, ImmutableArray<StateChange>.Builder changes)
    {
        switch (left, right)
        {
            case (SimpleValue l, SimpleValue r) when l.ToString() != r.ToString():
                changes.Add(new LeafChange(path, l, r));
                break;
            case (ArrayValue l, ArrayValue r):
                foreach ((var one, var other) in l.Elements.Zip(r.Elements))
                    Compare($"{path}[{one.Index}]", one.Value, other.Value, changes);
                break;
            case (RecordValue l, RecordValue r):
                foreach ((var one, var other) in l.Fields.Zip(r.Fields))
                    Compare($"{path}.{one.Name}", one.Value, other.Value, changes);
                break;
        }
    }

    private static (string, string) EndsOf(SimpleType type) => (type.Format(type.Low), type.Format(type.High));
}
