using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Holding;

/// <summary>Conditions of states, compiled in the layout of states that are there already.</summary>
internal sealed class PartModel
{
    private readonly CompiledModel _model;
    private readonly ModelNumbering _numbering;

    public PartModel(TransitionSystem system, ImmutableArray<Property> parts, StateLayout layout)
    {
        _numbering = new ModelNumbering(new TransitionSystem(system) { Rules = [], InitialRules = [], Properties = parts });
        _model = new CompiledModel(_numbering, layout);
        ImmutableArray<StateCell> cells = StateCell.Of(layout);
        Reads = [.. _numbering.Instances.Select(i => ReadSlots.Of(i).Select(slot => cells[slot]).ToImmutableArray())];
    }

    /// <summary>The instances of all parts, by the numbers that a generator evaluates.</summary>
    public ImmutableArray<Instance<Property>> Instances => _numbering.Instances;

    /// <summary>For each instance what it may read.</summary>
    public ImmutableArray<ImmutableArray<StateCell>> Reads { get; }

    public ISuccessorGenerator CreateGenerator() => _model.CreateGenerator();
}
