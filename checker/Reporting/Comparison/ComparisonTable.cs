using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Comparison;

/// <summary>Which property has which verdict in which design.</summary>
public sealed class ComparisonTable
{
    private ComparisonTable(ImmutableArray<PropertyRow> rows) => Rows = rows;

    /// <summary>
    /// Deadlocks first, then other things that go wrong somewhere, then the properties in the order in which designs
    /// have them.
    /// </summary>
    public ImmutableArray<PropertyRow> Rows { get; }

    public static ComparisonTable Of(ImmutableArray<ComparedDesign> designs)
    {
        var rows = ImmutableArray.CreateBuilder<PropertyRow>();
        rows.Add(RowOf(designs, "no deadlock", ViolationKind.Deadlock));
        if (designs.Any(d => First(d, ViolationKind.ModelError) is not null))
            rows.Add(RowOf(designs, "no error", ViolationKind.ModelError));
        if (designs.Any(d => First(d, ViolationKind.Assumption) is not null))
            rows.Add(RowOf(designs, "some initial state satisfies the assumptions", ViolationKind.Assumption));

        var keys = designs
            .SelectMany(d => d.Report?.Result.Properties ?? [])
            .Where(p => p.Property.Kind != PropertyKind.Assumption)
            .Select(p => (Kind: KindText.Of(p.Property), p.Property.Name))
            .Distinct();
        foreach ((string kind, string name) in keys)
            rows.Add(new PropertyRow(name, kind, [.. designs.Select(d => CellOf(d, kind, name))]));

        return new ComparisonTable(rows.ToImmutable());
    }

    private static PropertyRow RowOf(ImmutableArray<ComparedDesign> designs, string name, ViolationKind kind) =>
        new(name, KindText.Of(kind), [.. designs.Select(d => CellOf(d, kind))]);

    private static Violation? First(ComparedDesign design, ViolationKind kind) =>
        design.Report?.Result.Violations.FirstOrDefault(v => v.Kind == kind);

    private static PropertyCell CellOf(ComparedDesign design, ViolationKind kind) =>
        First(design, kind) is { } violation
            ? new PropertyCell(Verdict.Violated, violation.Trace?.Length)
            : new PropertyCell(design.IsComplete ? Verdict.Holds : Verdict.Inconclusive, null);

    // Of properties with one name the worst speaks for all.
    private static PropertyCell? CellOf(ComparedDesign design, string kind, string name)
    {
        PropertyResult[] named =
        [
            .. (design.Report?.Result.Properties ?? [])
                .Where(p => p.Property.Name == name && KindText.Of(p.Property) == kind),
        ];
        PropertyResult? worst = named.MinBy(p => (Severity(p.Verdict), p.TraceLength));
        return worst is null
            ? null
            : new PropertyCell(worst.Verdict, worst.TraceLength) { IsCover = worst.Property.Kind == PropertyKind.Cover };
    }

    private static int Severity(Verdict verdict) => verdict switch
    {
        Verdict.Violated => 0,
        Verdict.Inconclusive => 1,
        Verdict.Holds => 2,
    };
}

/// <summary>A property in all designs.</summary>
/// <param name="Kind">
/// As a specification writes it; <c>deadlock</c>, <c>error</c> and <c>assumption</c> for what every one claims.
/// </param>
/// <param name="Cells">Parallel to the designs; null where a design does not have the property.</param>
public sealed record PropertyRow(string Name, string Kind, ImmutableArray<PropertyCell?> Cells)
{
    /// <summary>Whether specifications claim it in so many words.</summary>
    public bool IsClaim => Kind is not ("deadlock" or "error" or "assumption");
}

/// <summary>A property in one design.</summary>
/// <param name="Steps">Of a shortest counterexample, or of a shortest way to what is covered; else null.</param>
public sealed record PropertyCell(Verdict Verdict, int? Steps)
{
    public bool IsCover { get; init; }

    /// <summary>The verdict.</summary>
    public string Word => Verdict switch
    {
        Verdict.Holds => IsCover ? "met" : "holds",
        Verdict.Inconclusive => "?",
        Verdict.Violated => IsCover ? "not met" : "violated",
    };

    /// <summary>The length of the counterexample, or a word.</summary>
    public override string ToString() => Verdict == Verdict.Violated && Steps is { } steps
        ? steps.ToString(CultureInfo.InvariantCulture)
        : Word;
}
