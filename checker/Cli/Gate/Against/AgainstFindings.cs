using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Elaboration;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Cli.Gate.Against;

/// <summary>Finds what the specifications of a gate claim less than in an earlier revision.</summary>
internal static class AgainstFindings
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);

    /// <summary>Each with the number of the specification that it belongs to; what is gone belongs to the first.</summary>
    /// <param name="roots">The paths that the gate was asked to look below.</param>
    /// <exception cref="Failure">The revision cannot be read.</exception>
    public static ImmutableArray<(int Specification, GateFinding Finding)> In(
        ImmutableArray<GatedSpecification> specifications,
        ImmutableArray<string> roots,
        string revision,
        GateOptions options,
        CancellationToken cancellation)
    {
        using var tree = new OldTree(roots[0], revision);
        var findings = ImmutableArray.CreateBuilder<(int, GateFinding)>();
        var loading = new LoadOptions { Compatibility = options.Compatibility };
        FindingLevel ofChanges = options.IsStrict ? FindingLevel.Error : FindingLevel.Warning;
        for (int i = 0; i < specifications.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            string path = specifications[i].Path;
            string old = tree.PathOf(path);
            if (!File.Exists(old))
                continue;

            LoadResult before = Specification.Load(old, loading);
            LoadResult now = Specification.Load(path, loading);
            bool isSame = before.Sources.Select(s => s.Text).SequenceEqual(now.Sources.Select(s => s.Text));
            if (isSame)
                continue;

            var comparison = new SpecificationComparison(revision, path, before, now, ofChanges);
            findings.AddRange(DeepStack.Run(() => comparison.Run(MostTime, cancellation)).Select(f => (i, f)));
        }

        findings.AddRange(GoneFrom(tree, specifications, roots, revision, loading).Select(f => (0, f)));
        return findings.ToImmutable();
    }

    private static IEnumerable<GateFinding> GoneFrom(
        OldTree tree,
        ImmutableArray<GatedSpecification> specifications,
        ImmutableArray<string> roots,
        string revision,
        LoadOptions loading)
    {
        HashSet<string> present = [.. specifications.Select(s => Path.GetFullPath(s.Path))];
        foreach (string file in roots.SelectMany(root => tree.FilesBelow(root)).Where(f => !present.Contains(Path.GetFullPath(f))))
        {
            if (!ExpectsSomething(tree.PathOf(file), loading))
                continue;

            yield return new GateFinding(
                GateRule.Removed, FindingLevel.Error, $"this specification of {revision} is gone", file)
            {
                Subject = file,
            };
        }
    }

    private static bool ExpectsSomething(string file, LoadOptions loading)
    {
        try
        {
            return Specification.Load(file, loading).Expectations is not [];
        }
        catch (SpecificationFileException)
        {
            return false;
        }
    }
}
