using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Projections;

/// <summary>All reachable states of a system, kept in memory for questions about them.</summary>
/// <remarks>
/// Exact. Where the system is symmetric, one state is kept of those that differ in the names of scalarset elements
/// only: under all assignments of a template's variables these have the same rows. Errors of the model end no search;
/// where a rule goes wrong there is no successor. Not for several threads at once.
/// </remarks>
public sealed class ReachableStates : IDisposable
{
    private readonly ModelNumbering _numbering;
    private readonly StateLayout _layout;
    private readonly FinishedSearch _search;
    private readonly ISuccessorGenerator _generator;
    private readonly int _threads;

    private ReachableStates(
        ModelNumbering numbering,
        StateLayout layout,
        FinishedSearch search,
        ISuccessorGenerator generator,
        int threads)
    {
        _numbering = numbering;
        _layout = layout;
        _search = search;
        _generator = generator;
        _threads = threads;
    }

    public TransitionSystem System => _numbering.System;

    /// <summary>How many are kept.</summary>
    public long Count => _search.States;

    /// <summary>Explores a system. Null, with the reason, unless that was complete.</summary>
    /// <param name="options">Threads, and limits on states, memory and time.</param>
    public static ReachableStates? Explore(
        TransitionSystem system, ExplorationOptions options, out StopReason reason, CancellationToken cancellation)
    {
        (ReachableStates? states, reason) = DeepStack.Run(() => ExploreHere(system, options, cancellation));
        return states;
    }

    /// <summary>The same states in terms of another reading of the same specification at the same sizes.</summary>
    /// <remarks>Good for as long as this object is; whichever of them is disposed, both are.</remarks>
    public ReachableStates As(TransitionSystem reading)
    {
        if (reading == System)
            return this;

        var numbering = new ModelNumbering(reading, _ => false);
        bool isSame = reading.Variables.Select(v => (v.Name, v.Offset, v.Type.SlotCount))
                .SequenceEqual(System.Variables.Select(v => (v.Name, v.Offset, v.Type.SlotCount)))
            && numbering.Rules.Count == _numbering.Rules.Count
            && numbering.InitialRules.Count == _numbering.InitialRules.Count;
        return isSame
            ? new ReachableStates(numbering, _layout, _search, _generator, _threads)
            : throw new ArgumentException("this is another system", nameof(reading));
    }

    /// <summary>
    /// The combinations of each template's atoms that occur in some state under some assignment; null when one has
    /// more than <paramref name="maxRows"/>.
    /// </summary>
    /// <param name="templates">In terms of <see cref="System"/>.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ImmutableArray<AtomRows>? Project(
        ImmutableArray<ProjectionTemplate> templates, int maxRows, CancellationToken cancellation) =>
        templates.IsEmpty ? [] : DeepStack.Run(() => ProjectHere(templates, maxRows, cancellation));

    /// <summary>Whether a state is reachable.</summary>
    /// <param name="slots">With multisets in canonical form.</param>
    public bool Contains(ReadOnlySpan<long> slots)
    {
        if (slots.Length != System.SlotCount || !_layout.CanPack(slots))
            return false;

        ulong[] words = new ulong[_layout.WordCount];
        _layout.Pack(slots, words);
        _generator.Canonicalize(words);
        return _search.Contains(words);
    }

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _search.Dispose();
    }

    private static (ReachableStates? States, StopReason Reason) ExploreHere(
        TransitionSystem system, ExplorationOptions options, CancellationToken cancellation)
    {
        var numbering = new ModelNumbering(system, _ => false);
        CompiledModel compiled = CompiledModel.For(numbering);
        ICompiledModel model =
            SymmetricModel.TryReduce(compiled, system, compiled.Layout, SymmetricModel.ExhaustiveCandidates).Model ?? (ICompiledModel)compiled;
        (FinishedSearch? search, StopReason reason) = FinishedSearch.RunToEnd(model, options, cancellation);
        return search is null
            ? (null, reason)
            : (new ReachableStates(numbering, compiled.Layout, search, model.CreateGenerator(), options.Threads), reason);
    }

    private unsafe ImmutableArray<AtomRows>? ProjectHere(
        ImmutableArray<ProjectionTemplate> templates, int maxRows, CancellationToken cancellation)
    {
        var unit = new CompilationUnit(_numbering, _layout);
        ImmutableArray<CompiledTemplate> compiled = [.. templates.Select(t => new CompiledTemplate(unit, t))];
        unit.CompilePendingFunctions();
        Projector[] projectors = [.. Enumerable.Range(0, _threads).Select(_ => new Projector(unit, compiled, maxRows))];
        _search.ForEach((thread, state) =>
            projectors[thread].TryAdd(state.Words) && !cancellation.IsCancellationRequested);
        cancellation.ThrowIfCancellationRequested();
        var rows = ImmutableArray.CreateBuilder<AtomRows>();
        for (int i = 0; i < templates.Length; i++)
        {
            RowSet all = projectors[0].Rows[i];
            foreach (Projector other in projectors.Skip(1))
                all.AddAll(other.Rows[i]);

            if (all.Count > maxRows)
                return null;

            rows.Add(compiled[i].ToRows(all));
        }

        return rows.DrainToImmutable();
    }
}
