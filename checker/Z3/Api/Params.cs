namespace Microsoft.Z3;

/// <summary>Parameters of a solver or tactic.</summary>
public class Params : Z3Object
{
    internal Params(Context context, nint handle)
        : base(context, handle, ReferenceCounting.Params)
    {
    }

    public Params Add(Symbol name, bool value)
    {
        Native.Z3_params_set_bool(Context.Handle, Handle, Context.HandleOf(name), Native.Flag(value));
        return Context.Checked(this);
    }

    public Params Add(Symbol name, uint value)
    {
        Native.Z3_params_set_uint(Context.Handle, Handle, Context.HandleOf(name), value);
        return Context.Checked(this);
    }

    public Params Add(Symbol name, double value)
    {
        Native.Z3_params_set_double(Context.Handle, Handle, Context.HandleOf(name), value);
        return Context.Checked(this);
    }

    public Params Add(Symbol name, Symbol value)
    {
        Native.Z3_params_set_symbol(Context.Handle, Handle, Context.HandleOf(name), Context.HandleOf(value));
        return Context.Checked(this);
    }

    public Params Add(Symbol name, string value) => Add(name, Context.MkSymbol(value));

    public Params Add(string name, bool value) => Add(Context.MkSymbol(name), value);

    public Params Add(string name, uint value) => Add(Context.MkSymbol(name), value);

    public Params Add(string name, double value) => Add(Context.MkSymbol(name), value);

    public Params Add(string name, Symbol value) => Add(Context.MkSymbol(name), value);

    public Params Add(string name, string value) => Add(Context.MkSymbol(name), value);

    public override string ToString() => Context.CheckedText(Native.Z3_params_to_string(Context.Handle, Handle));
}

/// <summary>A step of solving, such as <c>simplify</c> or <c>sat</c>.</summary>
public class Tactic : Z3Object
{
    internal Tactic(Context context, nint handle)
        : base(context, handle, ReferenceCounting.Tactic)
    {
    }
}
