using ModelCheck.Language.Model;

namespace ModelCheck.Language.Analysis;

/// <summary>Whether the iterations of a loop give the same in any order.</summary>
/// <remarks>
/// They do when no iteration sees what another wrote, and what they write to one place comes out the same in
/// any order. Places below an index that is the loop's variable belong to one iteration each. To other places all
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

    /// <summary>Whether several iterations add up in one place, so that the result depends on how many there are.</summary>
    public bool Counts => _effects.Writes.Any(write => write.Place.MayMeet(write.Place)
        && write.Effect is { Kind: WriteEffectKind.CountUp or WriteEffectKind.CountDown or WriteEffectKind.AddElement });

    private bool IsUnordered(LoopWrite write) => _effects.Writes.All(other =>
        !write.Place.MayMeet(other.Place) || (write.Effect is not null && write.Effect == other.Effect));

    private bool SeesNoOtherIteration(LoopPlace read) => _effects.Writes.All(write => !read.MayMeet(write.Place));

    // Leaving the loop keeps later iterations from whatever they would have done.
    private bool LeavesAlike() =>
        _effects.Returns.Count == 0
        || (_effects.Writes.Count == 0
            && !_effects.MayStop
            && _effects.Returns.All(value => value is Constant)
            && _effects.Returns.Cast<Constant>().DistinctBy(c => c.Value).Count() == 1);
}
