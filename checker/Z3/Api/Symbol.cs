using System.Globalization;

namespace Microsoft.Z3;

/// <summary>A name: a string or a number.</summary>
public class Symbol : Z3Object
{
    private const int StringKind = 1;

    // Symbols are never given back: libz3 keeps them in one table for good.
    internal Symbol(Context context, nint handle)
        : base(context, handle, counting: null)
    {
    }

    public static bool operator ==(Symbol? s1, Symbol? s2) =>
        ReferenceEquals(s1, s2) || (s1 is not null && s2 is not null && s1.Handle == s2.Handle);

    public static bool operator !=(Symbol? s1, Symbol? s2) => !(s1 == s2);

    public bool IsIntSymbol() => this is IntSymbol;

    public bool IsStringSymbol() => this is StringSymbol;

    public override bool Equals(object? o) => o is Symbol other && this == other;

    public override int GetHashCode() => Handle.GetHashCode();

    internal static Symbol Create(Context context, nint handle)
    {
        context.ThrowOnError();
        return Native.Z3_get_symbol_kind(context.Handle, handle) == StringKind
            ? new StringSymbol(context, handle)
            : new IntSymbol(context, handle);
    }
}

public class IntSymbol : Symbol
{
    internal IntSymbol(Context context, nint handle)
        : base(context, handle)
    {
    }

    public int Int => Context.Checked(Native.Z3_get_symbol_int(Context.Handle, Handle));

    public override string ToString() => Int.ToString(CultureInfo.InvariantCulture);
}

public class StringSymbol : Symbol
{
    internal StringSymbol(Context context, nint handle)
        : base(context, handle)
    {
    }

    public string String => Context.CheckedText(Native.Z3_get_symbol_string(Context.Handle, Handle));

    public override string ToString() => String;
}
