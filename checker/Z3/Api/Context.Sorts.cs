namespace Microsoft.Z3;

// Symbols and sorts.
public sealed partial class Context
{
    private BoolSort? _boolSort;
    private IntSort? _intSort;

    public BoolSort BoolSort => _boolSort ??= new BoolSort(this, Native.Z3_mk_bool_sort(Handle));

    public IntSort IntSort => _intSort ??= new IntSort(this, Native.Z3_mk_int_sort(Handle));

    /// <param name="i">At least 0 and less than 2^30.</param>
    public IntSymbol MkSymbol(int i) => new(this, Native.Z3_mk_int_symbol(Handle, i));

    public StringSymbol MkSymbol(string name) => new(this, Native.Z3_mk_string_symbol(Handle, Whole(name)));

    public BoolSort MkBoolSort() => new(this, Native.Z3_mk_bool_sort(Handle));

    public IntSort MkIntSort() => new(this, Native.Z3_mk_int_sort(Handle));

    public BitVecSort MkBitVecSort(uint size) => new(this, Native.Z3_mk_bv_sort(Handle, size));

    public UninterpretedSort MkUninterpretedSort(Symbol s) =>
        new(this, Native.Z3_mk_uninterpreted_sort(Handle, HandleOf(s)));

    public UninterpretedSort MkUninterpretedSort(string str) => MkUninterpretedSort(MkSymbol(str));

    public EnumSort MkEnumSort(Symbol name, params Symbol[] enumNames)
    {
        ArgumentNullException.ThrowIfNull(enumNames);
        Span<nint> constants = new nint[enumNames.Length];
        Span<nint> testers = new nint[enumNames.Length];
        nint[] names = Z3Object.HandlesOf(this, enumNames);
        return new EnumSort(
            this,
            Native.Z3_mk_enumeration_sort(
                Handle, HandleOf(name), (uint)names.Length, names, constants, testers));
    }

    public EnumSort MkEnumSort(string name, params string[] enumNames) =>
        MkEnumSort(MkSymbol(name), [.. enumNames.Select(MkSymbol)]);
}
