using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.Search;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Designs;

/// <summary>A design with all of its reachable states.</summary>
internal sealed class ExploredDesign : IDisposable
{
    private readonly ModelNumbering _numbering;
    private readonly StateLayout _layout;
    private readonly FinishedSearch _search;
    private readonly ISuccessorGenerator _generator;

    private ExploredDesign(ModelNumbering numbering, CompiledModel model, FinishedSearch search)
    {
        _numbering = numbering;
        _layout = model.Layout;
        _search = search;
        _generator = model.CreateGenerator();
        Model = model;
    }

    public ICompiledModel Model { get; }

    public StateLayout Layout => _layout;

    public int Levels => _search.LevelCount;

    public long States => _search.States;

    /// <summary>Explores a design completely; null, and why, when a limit comes before.</summary>
    public static (ExploredDesign? Design, StopReason Reason) Explore(
        TransitionSystem system, ExplorationOptions options, CancellationToken cancellation)
    {
        var numbering = new ModelNumbering(system, _ => false);
        CompiledModel model = CompiledModel.For(numbering);
        (FinishedSearch? search, StopReason reason) = FinishedSearch.RunToEnd(model, options, cancellation);
        return (search is null ? null : new ExploredDesign(numbering, model, search), reason);
    }

    /// <summary>The words of the states at a depth, in no particular order; good until the next one is asked for.</summary>
    public IEnumerable<ulong[]> StatesAt(int depth)
    {
        ulong[] words = new ulong[Model.WordCount];
        foreach (long number in _search.NumbersAt(depth))
        {
            _search.Copy(number, words);
            yield return words;
        }
    }

    /// <inheritdoc cref="FinishedSearch.ForEach"/>
    public void ForEach(Func<int, FinishedSearch.Pointer, bool> look) => _search.ForEach(look);

    /// <summary>Adds the transitions from a state.</summary>
    public void Expand(ReadOnlySpan<ulong> state, SuccessorBuffer successors) => _generator.Expand(state, successors);

    /// <summary>Whether the assumptions leave a successor in.</summary>
    public bool IsAssumed(ReadOnlySpan<ulong> state) => _generator.AllHold(StatePropertyKind.Assumption, state);

    public void Unpack(ReadOnlySpan<ulong> state, Span<long> slots) => _layout.Unpack(state, slots);

    /// <summary>A shortest run to a state and, where there is one, by a rule on from there.</summary>
    public Trace RunTo(ReadOnlySpan<ulong> state, int depth, int? rule)
    {
        RulePath path = _search.PathTo(state, depth);
        RulePath whole = rule is { } last ? path with { Rules = path.Rules.Add(last) } : path;
        return new TraceBuilder(_numbering).Build(whole).Trace;
    }

    public void Dispose()
    {
        (_generator as IDisposable)?.Dispose();
        _search.Dispose();
    }
}
