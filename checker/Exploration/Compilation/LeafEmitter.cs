using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Reads and writes single values in the packed state.</summary>
internal sealed class LeafEmitter(MethodEmitter method)
{
    private const int BytesPerWord = sizeof(ulong);

    private IlBuilder Il => method.Il;

    public LeafPlacement PlacementOf(Leaf leaf) => method.Unit.Layout.Placements[leaf.Number];

    /// <summary>Loads a value's code.</summary>
    /// <remarks>n = constant:  (state[word] >> shift) &amp; mask</remarks>
    public void LoadCode(Leaf leaf, Number number)
    {
        LeafPlacement placement = PlacementOf(leaf);
        LoadWord(placement, number);
        int? shift = LoadShift(placement, number, out bool hasShift);
        if (hasShift)
            Il.Emit(OpCodes.Shr_Un);

        bool reachesTop = shift is { } s && s + placement.Width == LeafPlacement.WordBits;
        if (reachesTop)
            return;

        Il.Long(unchecked((long)placement.Mask));
        Il.Emit(OpCodes.And);
    }

    /// <summary>Stores a code that the compiler knows.</summary>
    public void StoreConstant(Leaf leaf, Number number, ulong code)
    {
        LeafPlacement placement = PlacementOf(leaf);
        if (!number.IsConstant)
        {
            Il.Long(unchecked((long)code));
            StoreCode(leaf, number);
            return;
        }

        // state[word] = (state[word] & ~field) | code
        int shift = placement.ShiftOf(number.Constant);
        BeginUpdate(placement, number);
        if (code != placement.Mask)
            And(~(placement.Mask << shift));

        if (code != 0)
        {
            Il.Long(unchecked((long)(code << shift)));
            Il.Emit(OpCodes.Or);
        }

        EndUpdate(placement, number);
    }

    /// <summary>Stores the code on the stack, which has no bits outside the field.</summary>
    /// <remarks>state[word] = (state[word] &amp; ~(mask &lt;&lt; shift)) | (code &lt;&lt; shift)</remarks>
    public void StoreCode(Leaf leaf, Number number)
    {
        LeafPlacement placement = PlacementOf(leaf);
        int mark = Il.RentMark;
        LocalBuilder code = Il.RentLong();
        Il.Store(code);
        BeginUpdate(placement, number);
        if (number.IsConstant)
        {
            And(~(placement.Mask << placement.ShiftOf(number.Constant)));
        }
        else
        {
            Il.Long(unchecked((long)placement.Mask));
            LoadShift(placement, number, out bool isShifted);
            if (isShifted)
                Il.Emit(OpCodes.Shl);

            Il.Emit(OpCodes.Not);
            Il.Emit(OpCodes.And);
        }

        Il.Load(code);
        LoadShift(placement, number, out bool hasShift);
        if (hasShift)
            Il.Emit(OpCodes.Shl);

        Il.Emit(OpCodes.Or);
        EndUpdate(placement, number);
        Il.ReturnSince(mark);
    }

    /// <summary>
    /// Loads the code of a value that must be defined; undefined is a fault, and then the least value.
    /// </summary>
    public void LoadDefinedCode(Leaf leaf, Number number)
    {
        LoadCode(leaf, number);
        if (!PlacementOf(leaf).AlwaysDefined)
            FailIfZero();
    }

    /// <summary>Loads a value that must be defined.</summary>
    public void LoadDefined(Leaf leaf, Number number)
    {
        LoadDefinedCode(leaf, number);
        AddBias(PlacementOf(leaf).Bias);
    }

    /// <summary>Turns the code on the stack into a slot, undefined included.</summary>
    public void DecodeRaw(LeafPlacement placement)
    {
        if (placement.AlwaysDefined)
        {
            AddBias(placement.Bias);
            return;
        }

        // code == 0 ? Undefined : code + bias
        int mark = Il.RentMark;
        LocalBuilder code = Il.RentLong();
        Label isDefined = Il.NewLabel();
        Label end = Il.NewLabel();
        Il.Store(code);
        Il.Load(code);
        Il.Branch(OpCodes.Brtrue, isDefined);
        Il.Long(ModelType.Undefined);
        Il.Branch(OpCodes.Br, end);
        Il.Mark(isDefined);
        Il.Load(code);
        AddBias(placement.Bias);
        Il.Mark(end);
        Il.ReturnSince(mark);
    }

    /// <summary>Turns the defined value on the stack, which is one of the type, into its code.</summary>
    public void Encode(LeafPlacement placement) => AddBias(unchecked(-placement.Bias));

    /// <summary>Turns the slot on the stack into its code; undefined becomes 0.</summary>
    public void EncodeRaw(LeafPlacement placement)
    {
        if (placement.AlwaysDefined)
        {
            Encode(placement);
            return;
        }

        // slot == Undefined ? 0 : slot - bias
        int mark = Il.RentMark;
        LocalBuilder slot = Il.RentLong();
        Label isDefined = Il.NewLabel();
        Label end = Il.NewLabel();
        Il.Store(slot);
        Il.Load(slot);
        Il.Long(ModelType.Undefined);
        Il.Branch(OpCodes.Bne_Un, isDefined);
        Il.Long(0);
        Il.Branch(OpCodes.Br, end);
        Il.Mark(isDefined);
        Il.Load(slot);
        AddBias(unchecked(-placement.Bias));
        Il.Mark(end);
        Il.ReturnSince(mark);
    }

    // code == 0: fault, and 1 in its place.
    private void FailIfZero()
    {
        int mark = Il.RentMark;
        LocalBuilder code = Il.RentLong();
        Label isDefined = Il.NewLabel();
        Il.Store(code);
        Il.Load(code);
        Il.Branch(OpCodes.Brtrue, isDefined);
        method.Fail();
        Il.Long(1);
        Il.Store(code);
        Il.Mark(isDefined);
        Il.Load(code);
        Il.ReturnSince(mark);
    }

    private void AddBias(long bias)
    {
        if (bias == 0)
            return;

        Il.Long(bias);
        Il.Emit(OpCodes.Add);
    }

    private void And(ulong mask)
    {
        Il.Long(unchecked((long)mask));
        Il.Emit(OpCodes.And);
    }

    private void LoadWord(LeafPlacement placement, Number number)
    {
        if (WordLocal(placement, number) is { } local)
        {
            Il.Load(local);
            return;
        }

        LoadWordAddress(placement, number);
        Il.Emit(OpCodes.Ldind_I8);
    }

    // Leaves the word on the stack, above its address when it stands in memory.
    private void BeginUpdate(LeafPlacement placement, Number number)
    {
        if (WordLocal(placement, number) is { } local)
        {
            Il.Load(local);
            return;
        }

        LoadWordAddress(placement, number);
        Il.Emit(OpCodes.Dup);
        Il.Emit(OpCodes.Ldind_I8);
    }

    private void EndUpdate(LeafPlacement placement, Number number)
    {
        if (WordLocal(placement, number) is { } local)
            Il.Store(local);
        else
            Il.Emit(OpCodes.Stind_I8);
    }

    private LocalBuilder? WordLocal(LeafPlacement placement, Number number)
    {
        bool isKnown = number.IsConstant || placement.Leaf.Count <= placement.PerWord;
        int word = number.IsConstant ? placement.WordOf(number.Constant) : placement.Word;
        return isKnown ? method.WordLocals.GetValueOrDefault(word) : null;
    }

    private void LoadWordAddress(LeafPlacement placement, Number number)
    {
        method.LoadState();
        if (number.IsConstant)
        {
            Il.Offset(placement.WordOf(number.Constant) * (long)BytesPerWord);
            return;
        }

        Il.Offset(placement.Word * (long)BytesPerWord);
        if (placement.Leaf.Count <= placement.PerWord)
            return;

        Il.Load(number.Local!);
        Il.Int(placement.PerWord);
        Il.Emit(OpCodes.Div_Un);
        Il.Int(BytesPerWord);
        Il.Emit(OpCodes.Mul);
        Il.Emit(OpCodes.Conv_U);
        Il.Emit(OpCodes.Add);
    }

    // Loads how far a value is shifted, as an int, unless that is known to be 0. Returns it when known.
    private int? LoadShift(LeafPlacement placement, Number number, out bool isLoaded)
    {
        isLoaded = true;
        if (number.IsConstant)
        {
            int shift = placement.ShiftOf(number.Constant);
            isLoaded = shift != 0;
            if (isLoaded)
                Il.Int(shift);

            return shift;
        }

        Il.Load(number.Local!);
        if (placement.Leaf.Count > placement.PerWord)
        {
            Il.Int(placement.PerWord);
            Il.Emit(OpCodes.Rem_Un);
        }

        if (placement.Stride != 1)
        {
            Il.Int(placement.Stride);
            Il.Emit(OpCodes.Mul);
        }

        if (placement.Shift != 0)
        {
            Il.Int(placement.Shift);
            Il.Emit(OpCodes.Add);
        }

        return null;
    }
}
