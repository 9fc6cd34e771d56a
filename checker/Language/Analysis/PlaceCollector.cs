using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Analysis;

/// <summary>Collects the places that a rule or property reads and writes.</summary>
/// <remarks>
/// A reference parameter or alias stands for the place that it was bound to, so a function's body is walked once for
/// each combination of places that it is called with, and not once for each call.
/// </remarks>
internal sealed class PlaceCollector
{
    private readonly HashSet<StatePlace> _reads = [];
    private readonly HashSet<StatePlace> _writes = [];
    private readonly HashSet<string> _walkedCalls = [];
    private Dictionary<LocalVariable, StatePlace?> _references = [];

    public PlaceCollector()
    {
        Designators = new DesignatorPlaces(this);
        Expressions = new ExpressionPlaces(this);
        Statements = new StatementPlaces(this);
    }

    /// <summary>Gives the place that a designator names, null when it is no part of the state; collects what its indices read.</summary>
    public DesignatorPlaces Designators { get; }

    public ExpressionPlaces Expressions { get; }

    public StatementPlaces Statements { get; }

    public ReadWriteSets ToSets() => new(Sorted(_reads), Sorted(_writes));

    public void Read(Designator designator)
    {
        if (Designators.Visit(designator) is { } place)
            _reads.Add(place);
    }

    public void Write(Designator designator)
    {
        if (Designators.Visit(designator) is { } place)
            _writes.Add(place);
    }

    /// <summary>The place that a reference was bound to; null when that is no part of the state.</summary>
    public StatePlace? Resolve(LocalVariable reference) => _references.GetValueOrDefault(reference);

    public void Bind(ImmutableArray<Binding> bindings)
    {
        foreach (Binding binding in bindings)
        {
            switch (binding)
            {
                case ChooseParameter choose:
                    Read(choose.Multiset);
                    break;
                case AliasBinding alias:
                    Bind(alias.Variable, alias.Value);
                    break;
            }
        }
    }

    /// <summary>Binds an alias: a reference to its place, anything else to a value, which is read now.</summary>
    public void Bind(LocalVariable variable, Expression value)
    {
        if (variable.IsReference && value is Read read)
            _references[variable] = Designators.Visit(read.Designator);
        else
            Expressions.Visit(value);
    }

    public void WalkCall(Call call)
    {
        // All arguments are places of the caller: a recursive call must not see its own parameters half bound.
        Dictionary<LocalVariable, StatePlace?> callee = [];
        foreach ((LocalVariable parameter, Expression argument) in call.Function.Parameters.Zip(call.Arguments))
        {
            if (parameter.IsReference && argument is Read read)
                callee[parameter] = Designators.Visit(read.Designator);
            else
                Expressions.Visit(argument);
        }

        string key = $"{call.Function.Name}({string.Join(", ", callee.Values)})";
        if (!_walkedCalls.Add(key))
            return;

        Dictionary<LocalVariable, StatePlace?> caller = _references;
        _references = callee;
        Statements.VisitAll(call.Function.Body);
        _references = caller;
    }

    private static ImmutableArray<StatePlace> Sorted(HashSet<StatePlace> places) =>
        [.. places.OrderBy(place => place.Variable.Offset).ThenBy(place => place.Path, StringComparer.Ordinal)];
}

/// <inheritdoc cref="PlaceCollector.Designators"/>
internal sealed class DesignatorPlaces(PlaceCollector collector) : DesignatorVisitor<StatePlace?>
{
    protected internal override StatePlace? VisitState(StateAccess designator) =>
        new StatePlace(designator.Variable, designator.Variable.Name);

    protected internal override StatePlace? VisitLocal(LocalAccess designator) =>
        designator.Variable.IsReference ? collector.Resolve(designator.Variable) : null;

    protected internal override StatePlace? VisitField(FieldAccess designator) =>
        Visit(designator.Target)?.Field(designator.Field.Name);

    protected internal override StatePlace? VisitIndex(IndexAccess designator)
    {
        collector.Expressions.Visit(designator.Index);
        return Visit(designator.Target)?.Element();
    }

    protected internal override StatePlace? VisitMultisetElement(MultisetElement designator)
    {
        collector.Expressions.Visit(designator.Index);
        return Visit(designator.Target)?.Element();
    }
}
