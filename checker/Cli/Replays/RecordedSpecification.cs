using ModelCheck.Language;

namespace ModelCheck.Cli.Replays;

/// <summary>Finds the specification of a recorded result.</summary>
internal static class RecordedSpecification
{
    /// <summary>The specification's path as recorded, else seen from the trace's folder.</summary>
    /// <exception cref="Failure">The trace does not name one.</exception>
    public static string Locate(string? path, string tracePath)
    {
        if (path is null)
            throw Failure.Usage($"'{tracePath}' does not name its specification: --spec has to");

        string beside = Path.Combine(Path.GetDirectoryName(tracePath) ?? "", path);
        return File.Exists(path) || !File.Exists(beside) ? path : beside;
    }

    /// <summary>Read as it was when the result was recorded.</summary>
    public static LoadOptions OptionsOf(RecordedResult recorded) =>
        new() { Compatibility = recorded.Compatibility, Constants = recorded.Constants };
}
