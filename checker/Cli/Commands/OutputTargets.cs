using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Where <c>--out FORMAT=FILE</c> sends results.</summary>
internal sealed class OutputTargets<T>
    where T : IOutputFormat
{
    private const string StandardOutput = "-";

    private readonly ImmutableArray<(T Format, string Path)> _targets;

    private OutputTargets(ImmutableArray<(T Format, string Path)> targets) => _targets = targets;

    /// <summary>What is to be written.</summary>
    public IEnumerable<T> Formats => _targets.Select(target => target.Format);

    /// <summary>True when standard output holds a result for programs, so that nothing else may be written there.</summary>
    public bool TakeStandardOutput => _targets.Any(target => target.Path == StandardOutput);

    /// <param name="formats">Those that there are.</param>
    /// <exception cref="Failure">A value is not allowed, or a file cannot be written.</exception>
    public static OutputTargets<T> Parse(IEnumerable<string> values, ImmutableArray<T> formats)
    {
        var files = new OutputTargets<T>([.. values.Select(value => ParseTarget(value, formats))]);
        if (files._targets.Count(target => target.Path == StandardOutput) > 1)
            throw Failure.Usage("only one '--out' can go to standard output");

        // Better to know now than after hours of search.
        foreach ((_, string path) in files._targets.Where(target => target.Path != StandardOutput))
            Open(path, FileMode.OpenOrCreate).Dispose();
        return files;
    }

    /// <summary>Writes each result to its place.</summary>
    public void Write(Action<T, Stream> write)
    {
        foreach ((T format, string path) in _targets)
        {
            using Stream stream = path == StandardOutput
                ? Console.OpenStandardOutput()
                : Open(path, FileMode.Create);
            write(format, stream);
        }
    }

    private static (T Format, string Path) ParseTarget(string value, ImmutableArray<T> formats)
    {
        string names = string.Join(", ", formats.Select(format => format.Name));
        int equals = value.IndexOf('=');
        if (equals <= 0 || equals == value.Length - 1)
            throw Failure.Usage($"'--out' takes FORMAT=FILE with a format of {names}, not '{value}'");

        string name = value[..equals];
        if (formats.FirstOrDefault(format => format.Name == name) is { } found)
            return (found, value[(equals + 1)..]);

        string? nearest = NearestName.Find(name, formats.Select(f => f.Name));
        string hint = nearest is null ? "" : $" (did you mean '{nearest}'?)";
        throw Failure.Usage($"'--out' has no format '{name}'{hint}: there are {names}");
    }

    private static FileStream Open(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.Write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure.System($"cannot write '{path}': {exception.Message}");
        }
    }
}
