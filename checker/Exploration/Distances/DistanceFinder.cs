using System.Collections.Immutable;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration.Distances;

/// <summary>Finds how far a violation is from everything that could be done along its trace.</summary>
/// <remarks>
/// All successors of the trace's states are explored together, level by level, up to a number of states; from the
/// violating ones among these the distances are counted backward. Those within the levels that were expanded are exact,
/// and longer ones are not told.
/// </remarks>
public static class DistanceFinder
{
    /// <summary>Longer traces are not looked at: their own states alone would be too many.</summary>
    private const int LongestTrace = 500;

    /// <summary>Null where no single state shows the violation, and for traces that are too long.</summary>
    /// <param name="violation">Of an invariant or an error, with its trace.</param>
    /// <param name="mostStates">How many states are explored at most.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ViolationDistances? Find(
        TransitionSystem system, Violation violation, int mostStates, CancellationToken cancellation = default)
    {
        bool isOfState = violation.Kind is ViolationKind.Invariant or ViolationKind.ModelError;
        return isOfState && violation.Trace is { Length: > 0 and <= LongestTrace } trace
            ? DeepStack.Run(() => FindHere(system, violation, trace, mostStates, cancellation))
            : null;
    }

    private static ViolationDistances FindHere(
        TransitionSystem system, Violation violation, Trace trace, int mostStates, CancellationToken cancellation)
    {
        bool isError = violation.Kind == ViolationKind.ModelError;
        var numbering = new ModelNumbering(system, p => p.Kind == PropertyKind.Invariant && (isError || p == violation.Property));
        CompiledModel compiled = CompiledModel.For(numbering);
        ICompiledModel model =
            SymmetricModel.TryReduce(compiled, system, compiled.Layout, int.MaxValue).Model ?? (ICompiledModel)compiled;
        using var graph = new DistanceGraph(model, isError, mostStates);
        ImmutableArray<ImmutableArray<Alternative>> alternatives =
        [
            .. trace.Steps.SkipLast(1).Select(step =>
            {
                ulong[] words = new ulong[compiled.WordCount];
                compiled.Layout.Pack(step.State.AsSpan(), words);
                return graph.AddSuccessors(words);
            }),
        ];
        graph.Explore(cancellation);
        int?[] distances = graph.Distances();
        return new ViolationDistances(
            graph.Bound + 1,
            [
                .. alternatives.Select(rules => rules
                    .Select(one => new RuleDistance(one.Rule, one.IsError ? 1 : one.State is { } s ? distances[s] + 1 : null))
                    .ToImmutableArray()),
            ]);
    }
}
