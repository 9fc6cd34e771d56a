using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Analysis;

/// <summary>A part of the state, whichever elements of its arrays and multisets: <c>page[].dirty</c>.</summary>
/// <param name="Path">As the specification would name it, with the indices left out.</param>
public readonly record struct StatePlace(StateVariable Variable, string Path)
{
    public StatePlace Field(string name) => this with { Path = $"{Path}.{name}" };

    public StatePlace Element() => this with { Path = $"{Path}[]" };

    public override string ToString() => Path;
}

/// <summary>Which parts of the state a rule or property may read and write, called functions included.</summary>
/// <remarks>
/// An upper bound taken from the text: whether a branch is ever taken does not matter. Reading or writing a part as
/// a whole stands for everything in it. Both are in the order of the variables, then of the paths.
/// </remarks>
public sealed record ReadWriteSets(ImmutableArray<StatePlace> Reads, ImmutableArray<StatePlace> Writes)
{
    public static ReadWriteSets Of(Rule rule)
    {
        var collector = new PlaceCollector();
        collector.Bind(rule.Bindings);
        if (rule.Guard is not null)
            collector.Expressions.Visit(rule.Guard);
        collector.Statements.VisitAll(rule.Body);
        return collector.ToSets();
    }

    /// <summary>Of one statement, where references from outside it stand for nothing.</summary>
    public static ReadWriteSets Of(Statement statement)
    {
        var collector = new PlaceCollector();
        collector.Statements.Visit(statement);
        return collector.ToSets();
    }

    public static ReadWriteSets Of(Property property)
    {
        var collector = new PlaceCollector();
        collector.Bind(property.Bindings);
        if (property.Condition is not null)
            collector.Expressions.Visit(property.Condition);
        foreach (Expression condition in property.Formula?.Conditions ?? [])
            collector.Expressions.Visit(condition);
        return collector.ToSets();
    }
}
