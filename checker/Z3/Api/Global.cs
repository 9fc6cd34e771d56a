namespace Microsoft.Z3;

/// <summary>Settings of the whole library, to be made before the first context.</summary>
public static class Global
{
    /// <summary>libz3 ignores what it does not know, with a warning on the standard error.</summary>
    public static void SetParameter(string id, string value) => Native.Z3_global_param_set(id, value);

    /// <returns>Null when there is no such parameter.</returns>
    public static string? GetParameter(string id) =>
        Native.Z3_global_param_get(id, out nint value) == 0 ? null : Native.Text(value);

    public static void ResetParameters() => Native.Z3_global_param_reset_all();

    /// <summary>Whether libz3 writes warnings to the standard error.</summary>
    public static void ToggleWarningMessages(bool enabled) =>
        Native.Z3_toggle_warning_messages(Native.Flag(enabled));
}

/// <summary>Which libz3 this is.</summary>
public static class Version
{
    public static uint Major => All().Major;

    public static uint Minor => All().Minor;

    public static uint Build => All().Build;

    public static uint Revision => All().Revision;

    public static string FullVersion => Native.Text(Native.Z3_get_full_version());

    private static (uint Major, uint Minor, uint Build, uint Revision) All()
    {
        Native.Z3_get_version(out uint major, out uint minor, out uint build, out uint revision);
        return (major, minor, build, revision);
    }
}
