using System.Collections.Concurrent;
using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Vacuity;

/// <summary>What looking at every reachable state shows: which bits differ, and which invariants can be made false.</summary>
internal sealed class Inspection
{
    private readonly CompiledModel _model;
    private readonly Dictionary<StateVariable, ImmutableArray<StateCell>> _slots = [];
    private readonly ConcurrentBag<StateInspector> _inspectors = [];
    private ulong[]? _first;

    public Inspection(VacuityPlan plan, ModelNumbering numbering, CompiledModel model)
    {
        _model = model;
        ImmutableArray<StateVariable> variables = numbering.System.Variables;
        for (int i = 0; i < variables.Length; i++)
            _slots[variables[i]] = StateCell.Of(model.Layout, model.Layout.Shape.Variables[i]);

        Claims =
        [
            .. plan.Watched
                .Where(p => p.Point.Kind == VacuityKind.InsensitiveProperty)
                .Select(p => ClaimOf((Property)p.Subject, numbering)),
        ];
    }

    /// <summary>The invariants that are looked at.</summary>
    public ImmutableArray<InspectedClaim> Claims { get; }

    /// <summary>The model with this inspection in it.</summary>
    public ICompiledModel Model => new InspectedModel(_model, () =>
    {
        // A generator of its own: what it evaluates are no reachable states.
        var inspector = new StateInspector(this, _model.CreateGenerator(), _model.WordCount);
        _inspectors.Add(inspector);
        return inspector;
    });

    /// <summary>The state that the others are compared with: the one that was seen first, whichever that is.</summary>
    public ulong[] FirstOr(ReadOnlySpan<ulong> state) =>
        _first ?? Interlocked.CompareExchange(ref _first, state.ToArray(), null) ?? _first!;

    /// <summary>Whether a variable has the same value in every state that was seen.</summary>
    public bool IsConstant(StateVariable variable) => _slots[variable].All(
        slot => _inspectors.All(i => ((i.Differences[slot.Word] >> slot.Shift) & slot.Mask) == 0));

    private InspectedClaim ClaimOf(Property property, ModelNumbering numbering)
    {
        int[] instances =
        [
            .. Enumerable.Range(0, numbering.Instances.Length).Where(i => numbering.Instances[i].Owner == property),
        ];
        StateCell[] slots =
        [
            .. ReadWriteSets.Of(property).Reads.Select(place => place.Variable).Distinct().SelectMany(v => _slots[v]),
        ];
        return new InspectedClaim(property, instances, slots);
    }
}

/// <summary>An invariant and the slots whose values may make it false.</summary>
/// <param name="Instances">Their numbers among the properties of the model.</param>
internal sealed record InspectedClaim(Property Property, int[] Instances, StateCell[] Slots)
{
    private volatile bool _isSensitive;

    /// <summary>Whether a change of one value has made it false.</summary>
    public bool IsSensitive
    {
        get => _isSensitive;
        set => _isSensitive = value;
    }

    /// <summary>
    /// Whether every change is tried. Elements that come into a multiset and leave it are not, nor are types beyond
    /// counting.
    /// </summary>
    public bool IsExact { get; } = Slots.All(s => s.CanBeVaried);
}
