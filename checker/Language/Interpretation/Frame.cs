using ModelCheck.Language.Model;

namespace ModelCheck.Language.Interpretation;

/// <summary>The locals of one rule firing, property evaluation or call. All undefined when new.</summary>
internal sealed class Frame
{
    private readonly long[] _slots;
    private readonly Location[] _references;

    /// <param name="function">The function that the frame is for; null in a rule or property.</param>
    public Frame(FrameSize size, Function? function = null)
    {
        Function = function;
        _slots = Interpretation.Slots.NewUndefined(size.SlotCount);
        _references = new Location[size.ReferenceCount];
    }

    public Function? Function { get; }

    /// <summary>What a <c>return</c> left, or null as long as there was none or it had no value.</summary>
    public long[]? Result { get; set; }

    /// <summary>The place of a local; for the two reference kinds, the place that it was bound to.</summary>
    public Location this[LocalVariable local] =>
        local.IsReference ? _references[local.Offset] : new Location(_slots, local.Offset);

    /// <summary>Makes a local of a reference kind another name for a place.</summary>
    public void Refer(LocalVariable local, Location place) => _references[local.Offset] = place;

    /// <summary>Gives <c>var</c> declarations their first value: undefined, multisets empty.</summary>
    public void Declare(IEnumerable<LocalVariable> locals)
    {
        foreach (LocalVariable local in locals)
            Interpretation.Slots.Undefine(local.Type, this[local].Slots(local.Type.SlotCount));
    }
}
