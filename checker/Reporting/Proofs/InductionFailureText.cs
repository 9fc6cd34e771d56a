using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.States;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Reporting.Proofs;

/// <summary>Shows a counterexample to induction: the state, the rule, and what it changes.</summary>
internal sealed class InductionFailureText(StyledWriter writer, InductionFailure failure, TraceDetail detail)
{
    private const string Indentation = "  ";
    private const int MostVariables = 12;

    public void Write()
    {
        writer.WriteLine($"not shown: {failure.Obligation}", Style.Bold);
        writer.WriteLine($"{Indentation}{ProofWords.MeaningOf(failure)}");
        writer.WriteLine();
        if (detail == TraceDetail.Off)
            return;

        if (failure.State is { } state)
            WriteState(state);

        WriteRule();
        writer.WriteLine();
    }

    private void WriteState(ImmutableArray<long> state)
    {
        HashSet<string> changed =
        [
            .. failure.Successor is { } next
                ? StateDiff.Between(failure.System.Variables, state, next).Select(c => c.Path.Split('.', '[')[0])
                : [],
        ];
        ImmutableArray<StateVariable> shown = failure.System.Variables;
        if (detail != TraceDetail.Full && shown.Length > MostVariables)
            shown = [.. shown.Where(v => changed.Contains(v.Name) || failure.Rule.Owner.Span.Text.Contains(v.Name))];

        foreach (StateVariable variable in shown)
            TraceText.WriteValue(writer, variable.Name, StateValue.Of(variable, state));

        int left = failure.System.Variables.Length - shown.Length;
        if (left > 0)
        {
            string more = ViolationText.Count(left, "more variable");
            writer.WriteLine($"{Indentation}and {more}, which --trace full shows", Style.Dim);
        }
    }

    private void WriteRule()
    {
        Rule rule = failure.Rule.Owner;
        string parameters = string.Join(", ", rule.Parameters.Zip(
            failure.Rule.Arguments, (p, value) => $"{p.Variable.Name}: {Parameters.Format(p, value)}"));
        writer.Write($"{Indentation}then {rule.Name}", Style.Bold);
        writer.WriteLine($"{(parameters == "" ? "" : $"  {parameters}")}   {rule.Span.File.Path}:{rule.Span.Line}");
        if (failure.Successor is not { } successor)
            writer.WriteLine($"{Indentation}which fails");
        else if (failure.State is { } before)
            TraceText.WriteChanges(writer, StateDiff.Between(failure.System.Variables, before, successor));
        else
            WriteState(successor);
    }
}
