using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.PartialOrder;

/// <summary>Follows an instance through bindings, expressions, statements and calls, and notes the slots on the way.</summary>
/// <remarks>
/// A reference stands for the place that it was bound to, so a function's body is walked once for each combination of
/// places and known values that it is called with. Beyond a depth nothing is known of arguments, so that functions that call
/// themselves come to an end.
/// </remarks>
internal sealed class FootprintFinder
{
    private const int MostKnownDepth = 16;

    private readonly HashSet<string> _walkedCalls = [];
    private Dictionary<LocalVariable, Place?> _references = [];
    private int _depth;

    public FootprintFinder(int slotCount)
    {
        Found = new Footprint(slotCount);
        Designators = new DesignatorFootprint(this);
        Expressions = new ExpressionFootprint(this);
        Statements = new StatementFootprint(this);
    }

    public Footprint Found { get; }

    public KnownValues Known { get; private set; } = new();

    /// <summary>Whether the parameters alone make the guard false.</summary>
    public bool IsNeverEnabled { get; private set; }

    /// <summary>Gives the place that a designator names, null when it is no part of the state; notes what its indices read.</summary>
    public DesignatorFootprint Designators { get; }

    public ExpressionFootprint Expressions { get; }

    public StatementFootprint Statements { get; }

    public void Bind(ImmutableArray<Binding> bindings, ImmutableArray<long> arguments)
    {
        int next = 0;
        foreach (Binding binding in bindings)
        {
            if (binding is AliasBinding alias)
            {
                Bind(alias.Variable, alias.Value);
                continue;
            }

            long argument = arguments[next++];
            Known.Set(binding.Variable, argument);
            if (binding is ChooseParameter choose)
                ReadPresence(choose, (int)argument);
        }
    }

    /// <summary>Binds an alias: a reference to its place, anything else to a value, which is read now.</summary>
    public void Bind(LocalVariable variable, Expression value)
    {
        if (variable.IsReference && value is Read read)
        {
            _references[variable] = Designators.Visit(read.Designator);
            return;
        }

        Expressions.Visit(value);
        if (Known.Of(value) is { } known)
            Known.Set(variable, known);
    }

    public void Condition(Expression condition)
    {
        Expressions.Visit(condition);
        IsNeverEnabled |= Known.Of(condition) == 0;
    }

    public Place? Resolve(LocalVariable reference) => _references.GetValueOrDefault(reference);

    public void Read(Designator designator) => Designators.Visit(designator)?.AddTo(Found.Reads);

    /// <param name="values">Those that each slot may get.</param>
    public void Write(Designator designator, ulong values)
    {
        if (Designators.Visit(designator) is not { } place)
            return;

        Found.Write(place, values);
        if (place.Bag is { } bag)
            Change(bag);
    }

    /// <summary>Reads and writes a multiset as a whole: what a change gives depends on all elements.</summary>
    public void Change(Designator multiset)
    {
        if (Designators.Visit(multiset) is { } place)
            Change(place.Bag ?? place);
    }

    public void Walk(Call call)
    {
        Dictionary<LocalVariable, Place?> places = [];
        var known = new KnownValues();
        var key = new List<string>();
        foreach ((LocalVariable parameter, Expression argument) in call.Function.Parameters.Zip(call.Arguments))
        {
            if (parameter.IsReference && argument is Read read)
            {
                Place? place = Designators.Visit(read.Designator);
                places[parameter] = place;
                key.Add(place is null ? "local" : string.Join(' ', place.Firsts));
                continue;
            }

            Expressions.Visit(argument);
            bool isKept = parameter.IsReadOnly && _depth < MostKnownDepth;
            if (isKept && Known.Of(argument) is { } value)
                known.Set(parameter, value);

            key.Add($"{known.Of(parameter)}");
        }

        if (_walkedCalls.Add($"{call.Function.Name}({string.Join(", ", key)})"))
            WalkBody(call.Function, places, known);
    }

    private void WalkBody(Function function, Dictionary<LocalVariable, Place?> places, KnownValues known)
    {
        (Dictionary<LocalVariable, Place?> callerPlaces, KnownValues callerKnown) = (_references, Known);
        (_references, Known) = (places, known);
        _depth++;
        Found.CallsMayWrite |= function.HasEffects;
        Statements.VisitAll(function.Body);
        _depth--;
        (_references, Known) = (callerPlaces, callerKnown);
    }

    private void Change(Place multiset)
    {
        multiset.AddTo(Found.Reads);
        Found.Write(multiset, ValueSet.All);
    }

    private void ReadPresence(ChooseParameter choose, int number)
    {
        var type = (MultisetType)choose.Multiset.Type;
        Designators.Visit(choose.Multiset)?.Elements(number, 1, type.Stride, 1).AddTo(Found.Reads);
    }
}

/// <inheritdoc cref="FootprintFinder.Designators"/>
internal sealed class DesignatorFootprint(FootprintFinder finder) : DesignatorVisitor<Place?>
{
    protected override Place? VisitState(StateAccess designator) =>
        new([designator.Variable.Offset], designator.Variable.Type.SlotCount, null);

    protected override Place? VisitLocal(LocalAccess designator) =>
        designator.Variable.IsReference ? finder.Resolve(designator.Variable) : null;

    protected override Place? VisitField(FieldAccess designator) =>
        Visit(designator.Target)?.Part(designator.Field.Offset, designator.Type.SlotCount);

    protected override Place? VisitIndex(IndexAccess designator)
    {
        Place? target = Visit(designator.Target);
        finder.Expressions.Visit(designator.Index);
        (int first, int count) = NumbersOf(designator.Index, designator.ArrayType.Index);
        int size = designator.Type.SlotCount;
        return target?.Elements(first, count, size, size);
    }

    protected override Place? VisitMultisetElement(MultisetElement designator)
    {
        Place? target = Visit(designator.Target);
        finder.Expressions.Visit(designator.Index);
        if (target is null)
            return null;

        MultisetType type = designator.MultisetType;
        (int first, int count) = NumbersOf(designator.Index, type.IndexType);
        target.Elements(first, count, type.Stride, 1).AddTo(finder.Found.Reads);
        Place elements = target.Elements(first, count, type.Stride, type.Stride).Part(1, type.Element.SlotCount);
        return elements with { Bag = target.Bag ?? target };
    }

    // An index outside the type goes wrong before anything is read.
    private (int First, int Count) NumbersOf(Expression index, SimpleType type)
    {
        (Int128 low, Int128 high) = finder.Known.RangeOf(index);
        Int128 first = Int128.Max(low, type.Low);
        Int128 last = Int128.Min(high, type.High);
        return last < first ? (0, 0) : ((int)(first - type.Low), (int)(last - first + 1));
    }
}
