namespace Microsoft.Z3;

/// <summary>A function of a model: finitely many entries, and one value everywhere else.</summary>
public class FuncInterp : Z3Object
{
    internal FuncInterp(Context context, nint handle)
        : base(context, handle, ReferenceCounting.FuncInterp)
    {
    }

    public uint NumEntries => Context.Checked(Native.Z3_func_interp_get_num_entries(Context.Handle, Handle));

    public Entry[] Entries
    {
        get
        {
            var entries = new Entry[NumEntries];
            for (uint i = 0; i < entries.Length; i++)
                entries[i] = new Entry(Context, Native.Z3_func_interp_get_entry(Context.Handle, Handle, i));

            return entries;
        }
    }

    /// <summary>The value where no entry says otherwise.</summary>
    public Expr Else => Expr.Create(Context, Native.Z3_func_interp_get_else(Context.Handle, Handle));

    public uint Arity => Context.Checked(Native.Z3_func_interp_get_arity(Context.Handle, Handle));

    public override string ToString() =>
        $"[{string.Concat(Entries.Select(entry => $"{entry}, "))}else -> {Else}]";

    public class Entry : Z3Object
    {
        internal Entry(Context context, nint handle)
            : base(context, handle, ReferenceCounting.FuncEntry)
        {
        }

        public Expr Value => Expr.Create(Context, Native.Z3_func_entry_get_value(Context.Handle, Handle));

        public uint NumArgs => Context.Checked(Native.Z3_func_entry_get_num_args(Context.Handle, Handle));

        public Expr[] Args
        {
            get
            {
                var arguments = new Expr[NumArgs];
                for (uint i = 0; i < arguments.Length; i++)
                    arguments[i] = Expr.Create(Context, Native.Z3_func_entry_get_arg(Context.Handle, Handle, i));

                return arguments;
            }
        }

        public override string ToString() => $"({string.Join(", ", (object[])Args)}) -> {Value}";
    }
}
