using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Proofs;

/// <summary>The words for proofs in every format.</summary>
public static class ProofWords
{
    /// <summary>How a run of <c>prove</c> ends when nothing is violated.</summary>
    public static Ending EndingOf(ProofResult result)
    {
        if (result.IsProved)
            return new Ending(ExitCode.Holds, $"proved {SizesOf(result)}: {Claims(result)}");

        string[] open = [.. result.Properties.Where(p => !p.IsProved).Select(NameOf)];
        string first = result.Properties.First(p => !p.IsProved) is { Obstacle: { } reason } ? $": {reason}" : "";
        string more = open.Length > 1 ? $" and {open.Length - 1} more" : "";
        return new Ending(ExitCode.Inconclusive, $"not proved {SizesOf(result)}: {open[0]}{more}{first}");
    }

    /// <summary><c>for any number of Client</c>, <c>for Node = 3</c>.</summary>
    public static string SizesOf(ProofResult result) => SizesOf([.. result.Sizes.Select(s => (s.Type, s.Size))]);

    /// <summary>The same for types and their sizes, of which null is any.</summary>
    public static string SizesOf(ImmutableArray<(string Type, long? Size)> sizes)
    {
        string[] any = [.. sizes.Where(s => s.Size is null).Select(s => s.Type)];
        string[] known =
        [
            .. sizes.Where(s => s.Size is not null)
                .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Type} = {s.Size}")),
        ];
        string number = any is [] ? "" : $"any number of {Enumerate(any)}";
        return (any, known) switch
        {
            ([], []) => "for the specification as it is",
            ([], _) => $"for {string.Join(", ", known)}",
            (_, []) => $"for {number}",
            _ => $"for {number} and {string.Join(", ", known)}",
        };
    }

    /// <summary>The property's kind and name, or what the claim without a property is called.</summary>
    public static string NameOf(PropertyProof proof) => proof.Property is { } property
        ? $"{KindText.Of(property)} \"{property.Name}\""
        : "no rule fails";

    /// <summary>How it was proved, or that it was not.</summary>
    public static string MethodOf(PropertyProof proof) => proof.Method switch
    {
        ProofMethod.None => proof.Obstacle is { } reason ? $"not proved: {reason}" : "not proved",
        ProofMethod.Alone => "inductive alone",
        ProofMethod.WithOthers => $"inductive with {OthersOf(proof)}",
        ProofMethod.WithClauses => $"inductive with {ViolationText.Count(proof.Clauses.Length, "mined clause")}",
        ProofMethod.SeveralSteps => "inductive over several steps",
        ProofMethod.Reachability => "inductive with an invariant of Spacer's",
    };

    /// <summary>What a counterexample to induction means, of which the state is shown below.</summary>
    public static string MeaningOf(InductionFailure failure)
    {
        string sizes = failure.System.ScalarsetSizes;
        string place = sizes == "" ? "" : $" where {sizes}";
        return failure.IsReachable switch
        {
            false => $"the state below is not reachable{place}: the induction needs a lemma that excludes it",
            true => $"the state below is reachable{place}: this is a real violation",
            null => $"whether the state below is reachable{place} is not known: the induction needs a lemma that "
                + "excludes it, or this is a real violation",
        };
    }

    /// <summary>A line about what an engine did.</summary>
    public static string Of(EngineRun step)
    {
        string queries = step.Queries == 0 ? "" : $", {ViolationText.Count(step.Queries, "question")} to the solver";
        return string.Create(
            CultureInfo.InvariantCulture, $"{step.Engine}: {step.Outcome}{queries}, {step.Time.TotalSeconds:0.00} s");
    }

    private static string OthersOf(PropertyProof proof)
    {
        int lemmas = proof.Others.Count(p => p.IsLemma);
        int invariants = proof.Others.Length - lemmas;
        return (lemmas, invariants) switch
        {
            (0, _) => ViolationText.Count(invariants, "invariant"),
            (_, 0) => ViolationText.Count(lemmas, "lemma"),
            _ => $"{ViolationText.Count(lemmas, "lemma")} and {ViolationText.Count(invariants, "invariant")}",
        };
    }

    private static string Claims(ProofResult result)
    {
        int count = result.Properties.Count(p => p.Property is not null);
        return count == 0 ? "no rule fails" : $"{ViolationText.Count(count, "invariant")}, and that no rule fails";
    }

    private static string Enumerate(string[] names) =>
        names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
