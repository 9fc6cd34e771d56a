namespace ModelCheck.Z3;

/// <summary>Whether Z3 can be used on this machine, whichever binding is compiled in.</summary>
public static class Z3Library
{
    private static readonly System.Version Oldest = new(4, 8, 12);

    /// <summary>What to do about a missing or unsuitable libz3, in one line; null when all is well.</summary>
    /// <remarks>To be asked before the first use of the binding.</remarks>
    public static string? WhyUnusable()
    {
        try
        {
            var found = new System.Version(
                (int)Microsoft.Z3.Version.Major, (int)Microsoft.Z3.Version.Minor, (int)Microsoft.Z3.Version.Build);
            return found < Oldest ? $"libz3 {found} is too old: at least {Oldest} is needed" : null;
        }
        catch (Exception failure) when (IsNoLibrary(failure))
        {
            string reason = failure.GetBaseException().Message.ReplaceLineEndings(" ");
            return "libz3 is needed: install libz3-4 (Debian, Ubuntu) or z3 (Fedora, Homebrew), or name the library "
                + $"in MODELCHECK_LIBZ3 ({reason})";
        }
    }

    private static bool IsNoLibrary(Exception failure) => failure.GetBaseException()
        is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException;
}
