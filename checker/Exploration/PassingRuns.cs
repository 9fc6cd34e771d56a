using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Exploration;

/// <summary>Finds runs near counterexamples that come from elsewhere than a search of this process.</summary>
public static class PassingRuns
{
    /// <summary>Null for what is no invariant and no deadlock, and when none was found with bounded effort.</summary>
    public static PassingRun? Find(TransitionSystem system, Violation violation) => DeepStack.Run(() =>
    {
        var numbering = new ModelNumbering(system, property => property == violation.Property);
        CompiledModel model = CompiledModel.For(numbering);
        using var finder = new PassingRunFinder(numbering, model, model.Layout);
        return finder.Find(violation);
    });
}
