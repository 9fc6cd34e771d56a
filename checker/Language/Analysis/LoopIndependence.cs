using ModelCheck.Language.Model;

namespace ModelCheck.Language.Analysis;

/// <summary>Whether the iterations of a loop give the same in any order.</summary>
/// <remarks>
/// They do when no iteration sees what another wrote, and what they write to one place comes out the same in
/// any order. A place below an index that is the loop's variable belongs to one iteration. To other places all
/// must write in the same way: one constant, one direction of counting, elements added to a multiset. Functions
/// that the loop calls are looked into.
/// </remarks>
public sealed class LoopIndependence
{
    private readonly LoopEffects _effects;

    public LoopIndependence(For loop)
    {
        _effects = new LoopEffects(loop);
        Holds = _effects.AreUnderstood
            && _effects.Writes.All(IsUnordered)
            && _effects.Reads.All(SeesNoOtherIteration)
            && LeavesAlike();
    }

    public bool Holds { get; }

    private bool IsUnordered(LoopWrite write) =>
        (write.IsOwn || write.Effect is not null)
        && _effects.Writes.All(other => !MayOverlap(write.Root, other.Root)
            || (write.Root == other.Root
                && (write.IsOwn && other.IsOwn || (!write.IsOwn && !other.IsOwn && write.Effect == other.Effect))));

    private bool SeesNoOtherIteration(LoopRead read) =>
        _effects.Writes.All(write => !MayOverlap(read.Root, write.Root)
            || (read.Root == write.Root && read.IsOwn && write.IsOwn));

    // Leaving the loop keeps later iterations from whatever they would have done.
    private bool LeavesAlike() =>
        _effects.Returns.Count == 0
        || (_effects.Writes.Count == 0
            && !_effects.MayStop
            && _effects.Returns.All(value => value is Constant)
            && _effects.Returns.Cast<Constant>().DistinctBy(c => c.Value).Count() == 1);

    // What a reference from outside the loop stands for is not known.
    private static bool MayOverlap(object left, object right) =>
        left == right || IsReference(left) || IsReference(right);

    private static bool IsReference(object root) =>
        root is LocalVariable { Kind: LocalKind.ReferenceAlias or LocalKind.ReferenceParameter };
}
