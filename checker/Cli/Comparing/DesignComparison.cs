using System.Collections.Immutable;
using ModelCheck.Exploration.Designs;
using ModelCheck.Exploration.Search;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Comparison;

namespace ModelCheck.Cli.Comparing;

/// <summary>Finds how two designs differ, once each has been checked.</summary>
internal sealed class DesignComparison(MatrixOptions options)
{
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public DesignDifference Compare(
        (LoadedDesign Loaded, ComparedDesign Compared) left,
        (LoadedDesign Loaded, ComparedDesign Compared) right,
        CancellationToken cancellation)
    {
        TransitionSystem leftSystem = left.Loaded.Loaded.System!;
        TransitionSystem rightSystem = right.Loaded.Loaded.System!;
        var exploration = new ExplorationOptions
        {
            Threads = options.Threads,
            MemoryLimitBytes = options.MemoryBytes,
            TimeLimit = options.Time,
        };
        (GraphDifference? graphs, string? obstacle) =
            GraphComparison.Compare(leftSystem, rightSystem, exploration, cancellation);
        ImmutableArray<PropertyRow> rows = ComparisonTable.Of([left.Compared, right.Compared]).Rows;
        ImmutableArray<ConstantChange> constants = ConstantChanges(left.Loaded, right.Loaded);
        var there = new CounterexampleFollower(left, right, rows, constants, options.Loading);
        ImmutableArray<ConstantChange> reversed = [.. constants.Select(c => new ConstantChange(c.Name, c.Right, c.Left))];
        ImmutableArray<PropertyRow> mirrored = ComparisonTable.Of([right.Compared, left.Compared]).Rows;
        var back = new CounterexampleFollower(right, left, mirrored, reversed, options.Loading);
        FollowedCounterexample? first = there.Follow(onlyKept: false, cancellation);
        return new DesignDifference(
            left.Compared,
            right.Compared,
            constants,
            [.. rows.Where(row => row.Cells[0] != row.Cells[1])],
            [.. new[] { first, back.Follow(onlyKept: first is not null, cancellation) }.OfType<FollowedCounterexample>()],
            graphs,
            obstacle);
    }

    /// <summary>The constants in which two designs differ.</summary>
    public static ImmutableArray<ConstantChange> ConstantChanges(LoadedDesign left, LoadedDesign right) =>
        [.. Changes(left.Loaded.System!, right.Loaded.System!)];

    private static IEnumerable<ConstantChange> Changes(TransitionSystem left, TransitionSystem right)
    {
        Dictionary<string, string> rightValues = right.Constants.ToDictionary(c => c.Name, TextOf);
        foreach (NamedConstant constant in left.Constants)
        {
            string? other = rightValues.GetValueOrDefault(constant.Name);
            if (other != TextOf(constant))
                yield return new ConstantChange(constant.Name, TextOf(constant), other);
        }

        foreach (NamedConstant constant in right.Constants.ExceptBy(left.Constants.Select(c => c.Name), c => c.Name))
            yield return new ConstantChange(constant.Name, null, TextOf(constant));
    }

    private static string TextOf(NamedConstant constant) => constant.Type.Format(constant.Value);
}
