using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Text;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Comparison;

/// <summary>How far a design follows a counterexample of another one, and what stops it.</summary>
internal sealed class FollowedText(StyledWriter writer, FollowedCounterexample followed, string of, string by)
{
    private const int MostChanges = 6;
    private const int MostReads = 8;
    private const int LongestText = 90;

    public void Write()
    {
        string subject = followed.Violation.Property is { } property ? $" to \"{property.Name}\"" : "";
        string counterexample = $"{of}'s {Kind} of {ViolationText.Steps(followed.Violation.Trace!.Length)}{subject}";
        foreach (string line in TextColumns.Wrap(Headline(counterexample), writer.Width))
            writer.WriteLine(line, Style.Bold);

        if (!followed.IsShared && followed.Strictly.Obstruction is { } obstruction)
            WriteObstruction(obstruction);
        foreach (Alternative alternative in followed.Onward)
            WriteAlternative(alternative);
        if (followed.Parting is { } parting)
            WriteParting(parting);
        if (followed.Freely is { } freely)
            WriteFreely(freely);
        WriteReleasing();
    }

    /// <summary>A difference in a few characters.</summary>
    public static string Describe(StateChange change) => change switch
    {
        LeafChange leaf => $"{leaf.Path}: {leaf.Before} -> {leaf.After}",
        MultisetChange multiset => $"{multiset.Path}: "
            + string.Join(" ", multiset.Removed.Select(v => $"- {v}").Concat(multiset.Added.Select(v => $"+ {v}"))),
        _ => change.Path,
    };

    private string Kind => followed.Violation.Kind switch
    {
        ViolationKind.Deadlock => "way into a deadlock",
        ViolationKind.Cover => "witness",
        _ => "counterexample",
    };

    private string Headline(string counterexample) => followed.Strictly.Obstruction switch
    {
        _ when followed.IsShared => $"{by} has {counterexample}, too",
        { Step: 0 } => $"{by} cannot begin {counterexample}",
        { } obstruction => $"{by} blocks {counterexample} at step {obstruction.Step}: {StepAt(obstruction.Step)}",
        null when followed.Onward is not [] => $"{by} takes every step of {counterexample}, and goes on",
        null when followed.Violation.Kind == ViolationKind.Cover =>
            $"{by} takes every step of {counterexample}, and does not meet it at its end",
        null => $"{by} takes every step of {counterexample}, and nothing is wrong at its end",
    };

    private void WriteObstruction(Obstruction obstruction)
    {
        writer.Write("  ");
        if (obstruction.Conjuncts is [])
            writer.WriteLine(obstruction.Reason);
        else
            writer.WriteLine("needs", Style.Dim);
        foreach (SourceSpan conjunct in obstruction.Conjuncts)
            WritePart(conjunct);
        WriteReads(obstruction.Explanation);
        foreach (string source in obstruction.Rule?.Owner.Doc?.Values("source") ?? [])
            writer.WriteLine($"    @ {source}", Style.Dim);
        foreach (Alternative alternative in obstruction.Alternatives)
            WriteAlternative(alternative);
    }

    private void WritePart(SourceSpan part)
    {
        string text = string.Join(' ', part.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string shortened = text.Length <= LongestText ? text : $"{text[..(LongestText - 1)]}…";
        string place = $"{part.File.Path}:{part.Line}";
        writer.Write($"    {shortened}", Style.Bad);
        if (shortened.Length + place.Length + 7 > writer.Width)
            writer.WriteLine();
        writer.WriteLine($"   {place}", Style.Dim);
    }

    private void WriteReads(Explanation? explanation)
    {
        var pairs = (explanation?.Culprits ?? []).SelectMany(PairsOf).Distinct().Take(MostReads);
        string reads = string.Join(", ", pairs.Select(pair => $"{pair.Name} = {pair.Value}"));
        foreach (string line in TextColumns.Wrap($"where {reads}", writer.Width - 4).Where(_ => reads != ""))
            writer.WriteLine($"    {line}");
    }

    // What a part reads, and the values of the names in it.
    private static IEnumerable<(string Name, string Value)> PairsOf(Culprit culprit) =>
        culprit.Reads.Concat(culprit.Witnesses.Where(w => culprit.Reads.Any(r => NamesIn(r.Place).Contains(w.Name))));

    private static string[] NamesIn(string place) =>
        place.Split(['[', ']', '.', ' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private void WriteAlternative(Alternative alternative)
    {
        string step = StepText.Of(alternative.Rule);
        if (alternative.Missing is not { } missing)
        {
            writer.WriteLine($"  it can go on with {step}");
            return;
        }

        writer.WriteLine($"  it waits to go on with {step}, which needs");
        WritePart(missing);
        WriteReads(alternative.Explanation);
    }

    private void WriteParting(StateParting parting)
    {
        string when = parting.Step == 0
            ? "  the initial states differ:"
            : $"  the states differ from step {parting.Step} on, {StepAt(parting.Step)}:";
        writer.WriteLine(when);
        foreach (StateChange change in parting.Changes.Take(MostChanges))
            writer.WriteLine($"    {Describe(change)}");
        if (parting.Changes.Length > MostChanges)
            writer.WriteLine($"    and {parting.Changes.Length - MostChanges} more");
    }

    private string StepAt(int number) => StepText.Of(followed.Violation.Trace!.Steps[number]);

    private void WriteFreely(FreeRun freely)
    {
        FollowedRun run = freely.Run;
        string own = run.OwnSteps == 0 ? "" : $" with {ViolationText.Count(run.OwnSteps, "step")} of its own";
        string without = run.LeftOut is []
            ? ""
            : $" without step{(run.LeftOut.Length == 1 ? "" : "s")} {string.Join(", ", run.LeftOut)}";
        string end = (run.Obstruction, freely.IsShared) switch
        {
            ({ } obstruction, _) => $"gets to step {obstruction.Step}: {StepAt(obstruction.Step)}",
            (null, true) => "takes it to its end, and it is a counterexample there, too",
            (null, false) => "takes it to its end, and nothing is wrong there",
        };
        WriteWrapped($"in its own way{own}{without} {by} {end}", Style.Bold);
        if (run.OwnSteps > 0)
            WriteWrapped($"its own: {string.Join("; ", OwnSteps(run).Take(MostChanges))}", Style.Plain);
        if (run.Obstruction is { } block)
            WriteObstruction(block);
        if (freely is { IsShared: false, Changes: not [] })
            WriteWrapped($"where {string.Join(", ", freely.Changes.Take(MostChanges).Select(Describe))}", Style.Plain);
        if (run.IsCut)
            writer.WriteLine("  there are too many ways to try them all; another may lead further", Style.Unclear);
    }

    private void WriteWrapped(string text, Style style)
    {
        foreach (string line in TextColumns.Wrap(text, writer.Width - 4, "  "))
            writer.WriteLine($"  {line}", style);
    }

    private static IEnumerable<string> OwnSteps(FollowedRun freely)
    {
        for (int i = 0; i < freely.Follows.Length; i++)
        {
            if (freely.Follows[i] is null)
                yield return StepText.Of(freely.Trace!.Steps[i]);
        }
    }

    private void WriteReleasing()
    {
        foreach (ConstantChange constant in followed.Releasing)
            writer.WriteLine($"  with {constant.Name} = {constant.Left} alone {by} has it, too", Style.Bold);
    }
}
