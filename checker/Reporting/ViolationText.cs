using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Reporting;

/// <summary>The words for what can be wrong, the same in every format.</summary>
public static class ViolationText
{
    /// <summary>What is wrong and how far away, for the last line of a report.</summary>
    public static string Summary(Violation violation)
    {
        string steps = violation.Trace is { } trace ? $" in {Steps(trace.Length)}" : "";
        return violation.Kind switch
        {
            ViolationKind.Deadlock => $"deadlock{steps}",
            ViolationKind.ModelError => $"error{steps}: {violation.Error!.Message}",
            ViolationKind.Temporal => $"{Subject(violation)} violated by a run of {LassoText.Shape(violation.Trace!)}",
            ViolationKind.Invariant or ViolationKind.Liveness => $"{Subject(violation)} violated{steps}",
            ViolationKind.Cover => $"{Subject(violation)} not met",
            ViolationKind.Assumption => Subject(violation),
        };
    }

    /// <summary>The verdict in a word or two.</summary>
    public static string Word(Violation violation) => violation.Kind switch
    {
        ViolationKind.Deadlock => "DEADLOCK",
        ViolationKind.ModelError => "ERROR",
        ViolationKind.Invariant or ViolationKind.Liveness or ViolationKind.Temporal or ViolationKind.Assumption =>
            "VIOLATED",
        ViolationKind.Cover => "NOT MET",
    };

    /// <summary>What the word is said of.</summary>
    public static string Subject(Violation violation) => violation.Kind switch
    {
        ViolationKind.Deadlock => "no rule leads from the last state to another one",
        ViolationKind.ModelError => violation.Error!.Message,
        ViolationKind.Assumption => "no initial state satisfies the assumptions",
        _ => $"{KindText.Of(violation.Property!)} {Name(violation)}",
    };

    /// <summary>What that means, or null when it is clear.</summary>
    public static string? Meaning(Violation violation) => violation.Kind switch
    {
        ViolationKind.Liveness =>
            "whatever happens after the last state, it can never become true again; this is the nearest such state",
        ViolationKind.Temporal => LassoText.Meaning(violation),
        ViolationKind.Cover => "it is true in no reachable state",
        _ => null,
    };

    /// <summary>The property or error's place in the source; null for a deadlock.</summary>
    public static SourceSpan? Source(Violation violation) => violation.Error?.Span ?? violation.Property?.Span;

    public static ExitCode CodeOf(ViolationKind kind) => kind switch
    {
        ViolationKind.Assumption => ExitCode.Assumption,
        ViolationKind.Deadlock => ExitCode.Deadlock,
        ViolationKind.Invariant => ExitCode.Invariant,
        ViolationKind.Liveness or ViolationKind.Temporal => ExitCode.Liveness,
        ViolationKind.ModelError => ExitCode.ModelError,
        ViolationKind.Cover => ExitCode.Cover,
    };

    public static string Steps(int count) => Count(count, "step");

    /// <summary><c>1 state</c>, <c>2 states</c></summary>
    /// <summary>With two digits that count, rounded up.</summary>
    public static string Probability(double bound)
    {
        if (bound <= 0)
            return "0";

        double unit = Math.Pow(10, Math.Floor(Math.Log10(bound)) - 1);
        return (Math.Ceiling(bound / unit) * unit).ToString("0.#e+0", CultureInfo.InvariantCulture);
    }

    public static string Count(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>The property's name in quotes, with the values of its parameters.</summary>
    public static string Name(Violation violation)
    {
        ImmutableArray<(string Name, string Value)> parameters = ParametersOf(violation);
        string values = string.Join(", ", parameters.Select(p => $"{p.Name}: {p.Value}"));
        return $"\"{violation.Property!.Name}\"{(values == "" ? "" : $" ({values})")}";
    }

    public static ImmutableArray<(string Name, string Value)> ParametersOf(Violation violation) =>
    [
        .. (violation.Property?.Bindings ?? []).OfType<ParameterBinding>()
            .Zip(violation.Arguments, (p, value) => (p.Variable.Name, Parameters.Format(p, value))),
    ];
}
