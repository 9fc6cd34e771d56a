namespace Microsoft.Z3;

/// <summary>Counters of a solver's last check.</summary>
public class Statistics : Z3Object
{
    internal Statistics(Context context, nint handle)
        : base(context, handle, ReferenceCounting.Statistics)
    {
    }

    public uint Size => Context.Checked(Native.Z3_stats_size(Context.Handle, Handle));

    public Entry[] Entries
    {
        get
        {
            var entries = new Entry[Size];
            for (uint i = 0; i < entries.Length; i++)
                entries[i] = EntryAt(i);

            return entries;
        }
    }

    public string[] Keys => [.. Entries.Select(entry => entry.Key)];

    /// <returns>Null when there is no such counter.</returns>
    public Entry? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key);

    public override string ToString() => Context.CheckedText(Native.Z3_stats_to_string(Context.Handle, Handle));

    private Entry EntryAt(uint index)
    {
        string key = Context.CheckedText(Native.Z3_stats_get_key(Context.Handle, Handle, index));
        return Context.Checked(Native.Z3_stats_is_uint(Context.Handle, Handle, index)) != 0
            ? new Entry(key, Context.Checked(Native.Z3_stats_get_uint_value(Context.Handle, Handle, index)))
            : new Entry(key, Context.Checked(Native.Z3_stats_get_double_value(Context.Handle, Handle, index)));
    }

    public class Entry
    {
        internal Entry(string key, uint value)
        {
            Key = key;
            UIntValue = value;
            IsUInt = true;
        }

        internal Entry(string key, double value)
        {
            Key = key;
            DoubleValue = value;
        }

        public string Key { get; }

        public uint UIntValue { get; }

        public double DoubleValue { get; }

        public bool IsUInt { get; }

        public bool IsDouble => !IsUInt;

        public override string ToString() => IsUInt ? $"{Key}: {UIntValue}" : $"{Key}: {DoubleValue}";
    }
}
