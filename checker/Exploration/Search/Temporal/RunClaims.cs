using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>Decides the claims about runs, one after the other, after a search.</summary>
/// <remarks>
/// Of the claims of one group only the first that is violated counts. Nothing is decided where the search was
/// incomplete, or where the model goes wrong: there, runs end that would have gone on.
/// </remarks>
internal sealed class RunClaims(TemporalSpace temporal, CandidateSet candidates)
{
    private readonly List<int> _holding = [];
    private readonly List<(int Claim, ViolatingRun Run)> _violated = [];

    public IReadOnlyList<int> Holding => _holding;

    public IReadOnlyList<(int Claim, ViolatingRun Run)> Violated => _violated;

    public void CheckAll()
    {
        SearchSpace space = temporal.Space;
        var search = new TemporalSearch(temporal);
        bool goesWrong = candidates.InOrder().Any(c => c.Kind is FindingKind.RuleFault or FindingKind.PropertyFault);
        for (int claim = 0; claim < space.Model.RunProperties.Length; claim++)
        {
            RunProperty property = space.Model.RunProperties[claim];
            if (_violated.Any(v => space.Model.RunProperties[v.Claim].Group == property.Group))
                continue;

            if (goesWrong || space.Control.IsStopping)
                return;

            if (property.Violations is not null)
                goesWrong = !TryCheck(search, claim, property);
        }
    }

    // False when an atom goes wrong.
    private bool TryCheck(TemporalSearch search, int claim, RunProperty property)
    {
        SearchControl control = temporal.Space.Control;
        var faults = new CandidateSet(temporal.Space.Order);
        try
        {
            if (search.Check(property, faults) is { } run)
                _violated.Add((claim, run));
            else if (!control.IsStopping && faults.Count == 0)
                _holding.Add(claim);
        }
        catch (InsufficientMemoryException)
        {
            control.Stop(StopReason.Memory);
        }

        bool isRight = faults.Count == 0;
        faults.KeepWords();
        faults.DrainTo(candidates);
        if (candidates.Count + _violated.Count >= temporal.Space.Options.MaxErrors)
            control.Stop(StopReason.Errors);

        return isRight;
    }
}
