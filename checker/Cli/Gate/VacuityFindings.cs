using System.Collections.Immutable;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate;

/// <summary>Finds the places that say less than they seem to, in all runs of a gate together.</summary>
/// <remarks>
/// A place is vacuous when it is so in every run that has it and came to an end without a violation: a rule of a module
/// may be idle in one design as long as it fires in another one.
/// </remarks>
internal static class VacuityFindings
{
    /// <summary>Each with the number of the specification that it is reported with: the first that has the place.</summary>
    public static ImmutableArray<(int Specification, GateFinding Finding)> In(
        ImmutableArray<GatedSpecification> specifications, FindingLevel level)
    {
        var places = new Dictionary<(string File, int Start, VacuityKind Kind), Place>();
        var order = new List<Place>();
        for (int number = 0; number < specifications.Length; number++)
        {
            foreach (Vacuity vacuity in specifications[number].Runs.Select(r => r.Report?.Result.Vacuity).OfType<Vacuity>())
                Collect(vacuity, number, places, order);
        }

        var allowances = new Dictionary<string, (Allowances Allowances, SourceFile File, int Specification)>();
        var findings = ImmutableArray.CreateBuilder<(int, GateFinding)>();
        foreach (Place place in order)
        {
            SourceFile file = place.Point.Span.File;
            string path = Path.GetFullPath(file.Path);
            allowances.TryAdd(path, (new Allowances(file), file, place.Specification));
            if (place.IsVacuous == true && !allowances[path].Allowances.Accept(place.Point.Span.Line))
                findings.Add((place.Specification, FindingOf(place.Point, level)));
        }

        foreach ((Allowances unused, SourceFile file, int specification) in allowances.Values)
            findings.AddRange(unused.Unused.Select(line => (specification, UnusedOf(file, line, level))));

        return [.. findings.OrderBy(f => f.Item1)];
    }

    private static void Collect(
        Vacuity vacuity, int specification, Dictionary<(string, int, VacuityKind), Place> places, List<Place> order)
    {
        HashSet<int> vacuous = [.. vacuity.Vacuous];
        HashSet<int> unjudged = [.. vacuity.Unjudged];
        for (int i = 0; i < vacuity.Points.Length; i++)
        {
            VacuityPoint point = vacuity.Points[i];
            var key = (Path.GetFullPath(point.Span.File.Path), point.Span.Start, point.Kind);
            if (!places.TryGetValue(key, out Place? place))
            {
                place = new Place(point, specification);
                places.Add(key, place);
                order.Add(place);
            }

            place.IsVacuous ??= unjudged.Contains(i) ? null : true;
            if (place.IsVacuous == true && !unjudged.Contains(i))
                place.IsVacuous = vacuous.Contains(i);
        }
    }

    private static GateFinding FindingOf(VacuityPoint point, FindingLevel level) => new(
        GateRule.Of(point.Kind), level, VacuityText.Of(point), point.Span.File.Path, point.Span)
    {
        Subject = $"{point.Owner} {point.Text}",
    };

    private static GateFinding UnusedOf(SourceFile file, int line, FindingLevel level)
    {
        SourceSpan span = file.LineSpan(line);
        return new GateFinding(GateRule.UnusedAllowance, level, "nothing here is vacuous", file.Path, span)
        {
            Subject = span.Text.Trim(),
        };
    }

    private sealed record Place(VacuityPoint Point, int Specification)
    {
        /// <summary>Null while nothing is known.</summary>
        public bool? IsVacuous { get; set; }
    }
}
