using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Elaboration;
using ModelCheck.Language.Expectations;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate;

/// <summary>Reads a specification and decides what is to be run of it.</summary>
internal sealed class Planner(GateOptions options)
{
    // Warnings of the front end that say that an expectation will never be met.
    private static readonly string[] ExpectationWarnings = ["MC0508", "MC0510", "MC0511"];

    private readonly ImmutableArray<PlannedRun>.Builder _runs = ImmutableArray.CreateBuilder<PlannedRun>();
    private readonly List<Expectation> _notRun = [];
    private readonly List<GateFinding> _findings = [];

    public static PlannedSpecification Plan(string path, GateOptions options) => new Planner(options).Plan(path);

    private PlannedSpecification Plan(string path)
    {
        LoadResult loaded;
        try
        {
            loaded = Specification.Load(path, new LoadOptions { Compatibility = options.Compatibility });
        }
        catch (SpecificationFileException exception)
        {
            GateFinding unreadable = Error(GateRule.Unreadable, $"cannot be read: {exception.Message}", path, null);
            return new PlannedSpecification(path, null, [], [], [unreadable]);
        }

        if (!Refuses(loaded, path))
            Add(path, loaded);

        return new PlannedSpecification(path, loaded, _runs.ToImmutable(), [.. _notRun], [.. _findings]);
    }

    private bool Refuses(LoadResult loaded, string path)
    {
        foreach (Diagnostic diagnostic in loaded.Diagnostics)
        {
            bool isExpectation = ExpectationWarnings.Contains(diagnostic.Code);
            if (diagnostic.Severity != Severity.Error && !isExpectation)
                continue;

            GateRule rule = isExpectation ? GateRule.Expectation : GateRule.Unreadable;
            _findings.Add(Error(rule, $"{diagnostic.Code}: {diagnostic.Message}", path, diagnostic));
        }

        return loaded.HasErrors;
    }

    private void Add(string path, LoadResult loaded)
    {
        if (loaded.Expectations is [] && _findings is [])
        {
            FindingLevel level = options.IsStrict ? FindingLevel.Error : FindingLevel.Warning;
            _findings.Add(new GateFinding(GateRule.NoExpectation, level, "it expects nothing, so nothing is checked", path)
            {
                Subject = "",
            });
        }

        foreach (IGrouping<string, Expectation> sizes in loaded.Expectations.GroupBy(e => e.Sizes))
            AddSizes(path, loaded, [.. sizes]);
    }

    private void AddSizes(string path, LoadResult loaded, ImmutableArray<Expectation> expectations)
    {
        Expectation[] selected = [.. expectations.Where(IsSelected)];
        _notRun.AddRange(expectations.Except(selected));
        if (selected is [])
            return;

        ImmutableArray<NamedValue> constants = [.. selected[0].Constants.Select(c => new NamedValue(c.Name, c.Value))];
        LoadResult sized = constants is [] ? loaded : Specification.Again(loaded, new LoadOptions
        {
            Compatibility = options.Compatibility,
            Constants = selected[0].Constants,
        });
        if (sized.HasErrors)
        {
            string message = sized.Diagnostics.First(d => d.Severity == Severity.Error).Message;
            _findings.Add(Error(GateRule.Expectation, message, path, null) with
            {
                Span = selected[0].Span,
                Subject = selected[0].Sizes,
            });
            return;
        }

        AddRun(RunKind.Check, path, sized, constants, [.. selected.Where(e => e.Kind != ExpectationKind.Proved)]);
        Expectation[] proofs = [.. selected.Where(e => e.Kind == ExpectationKind.Proved)];
        AddRun(RunKind.Prove, path, sized, constants, [.. proofs.Where(e => e.AnySize is [])]);
        AddRun(RunKind.ProveAnySize, path, sized, constants, [.. proofs.Where(e => e.AnySize is not [])]);
    }

    private bool IsSelected(Expectation expectation) =>
        (options.IncludesLarge || !expectation.IsLarge)
        && (options.Proves || expectation.Kind != ExpectationKind.Proved);

    private void AddRun(
        RunKind kind,
        string path,
        LoadResult loaded,
        ImmutableArray<NamedValue> constants,
        ImmutableArray<Expectation> expectations)
    {
        if (expectations.IsEmpty)
            return;

        var request = new RunRequest(
            kind,
            path,
            options.Compatibility,
            constants,
            kind == RunKind.Check ? [] : [.. expectations.Select(e => e.Name!).Distinct()],
            Math.Max(1, expectations.Count(e => e.IsViolation)),
            LooksForVacuity: kind == RunKind.Check && options.Vacuity is not null)
        {
            Within = expectations.Where(e => e.Kind == ExpectationKind.Within).Min(e => e.Number),
            Time = options.Time,
        };
        _runs.Add(new PlannedRun(request, loaded, RunKey.Of(loaded, request), expectations));
    }

    private static GateFinding Error(GateRule rule, string message, string path, Diagnostic? diagnostic) =>
        new(rule, FindingLevel.Error, message, diagnostic?.Span.File.Path ?? path, diagnostic?.Span)
        {
            Subject = diagnostic is null ? "" : $"{diagnostic.Code} {diagnostic.Message}",
        };
}
