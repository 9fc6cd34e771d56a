using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Analysis;

/// <summary>One step from a place to a part of it: a field, or an index when there is no field.</summary>
/// <param name="IsOwn">Whether the index is the loop's variable, which differs from one iteration to the next.</param>
internal readonly record struct PlaceStep(RecordField? Field, bool IsOwn);

/// <summary>A place that a loop's body reads or writes, seen from one iteration.</summary>
/// <param name="Root">The state variable or local variable that the place belongs to.</param>
internal sealed record LoopPlace(object Root, ImmutableArray<PlaceStep> Steps)
{
    public LoopPlace Step(PlaceStep step) => new(Root, Steps.Add(step));

    /// <summary>Whether this place in one iteration and another one in a different iteration may have a part in common.</summary>
    /// <remarks>
    /// Not if the loop's variable indexes both at the same step: <c>a[i][j]</c> and <c>a[i][k]</c> are apart,
    /// <c>a[i][k]</c> and <c>a[k][i]</c> may meet.
    /// </remarks>
    public bool MayMeet(LoopPlace other)
    {
        // What a reference from outside the loop stands for is not known.
        if (Root != other.Root)
            return IsReference(Root) || IsReference(other.Root);

        foreach ((PlaceStep mine, PlaceStep theirs) in Steps.Zip(other.Steps))
        {
            if (mine.Field != theirs.Field || (mine.IsOwn && theirs.IsOwn))
                return false;
        }

        return true;
    }

    private static bool IsReference(object root) =>
        root is LocalVariable { Kind: LocalKind.ReferenceAlias or LocalKind.ReferenceParameter };
}
