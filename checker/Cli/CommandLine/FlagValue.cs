using System.Collections.Immutable;
using System.Globalization;
using ModelCheck.Language.Diagnostics;

namespace ModelCheck.Cli.CommandLine;

/// <summary>Reads the values of flags. A value that is not allowed is a <see cref="Failure"/> that says what is.</summary>
internal static class FlagValue
{
    /// <summary>A whole number in [least, most]; underscores between digits are allowed, as in 1_000_000.</summary>
    public static long Number(string flag, string text, long least, long most)
    {
        bool isNumber = long.TryParse(
            text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, null, out long number);
        if (isNumber && number >= least && number <= most)
            return number;

        string allowed = most == long.MaxValue ? $"{least} or more" : $"{least} to {most}";
        throw Failure.Usage($"'--{flag}' takes a whole number, {allowed}, not '{text}'");
    }

    /// <summary>How many threads to use; <c>auto</c> is one for each processor.</summary>
    public static int Threads(string text) => text == "auto"
        ? Environment.ProcessorCount
        : (int)Number("threads", text, 1, 1024);

    /// <summary>A number of bytes: <c>500M</c>, <c>8G</c>, or <c>80%</c> of what this process may use.</summary>
    public static long Memory(string text)
    {
        const string Allowed = "'--memory' takes a size such as 500M or 8G, or a share of the machine's memory such as 80%";
        if (text.Length < 2
            || !decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, null, out decimal number)
            || number <= 0)
        {
            throw Failure.Usage($"{Allowed}, not '{text}'");
        }

        decimal bytes = char.ToUpperInvariant(text[^1]) switch
        {
            'K' => number * (1L << 10),
            'M' => number * (1L << 20),
            'G' => number * (1L << 30),
            'T' when number <= 1 << 20 => number * (1L << 40),
            '%' when number <= 100 => number / 100 * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            _ => throw Failure.Usage($"{Allowed}, not '{text}'"),
        };
        return bytes >= 1 && bytes <= long.MaxValue ? (long)bytes : throw Failure.Usage($"{Allowed}, not '{text}'");
    }

    /// <summary>A share of a whole: <c>90%</c>.</summary>
    public static double Share(string flag, string text)
    {
        bool isNumber = decimal.TryParse(
            text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.AllowDecimalPoint, null, out decimal number);
        return isNumber && text[^1] == '%' && number is >= 0 and <= 100
            ? (double)(number / 100)
            : throw Failure.Usage($"'--{flag}' takes a share such as 90%, not '{text}'");
    }

    /// <summary>A length of time: <c>90s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>.</summary>
    public static TimeSpan Duration(string flag, string text)
    {
        double seconds = text.Length < 2 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 0 };
        bool isNumber = decimal.TryParse(
            text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.AllowDecimalPoint, null, out decimal number);
        if (!isNumber || seconds == 0 || number <= 0 || number > 100_000)
            throw Failure.Usage($"'--{flag}' takes a time such as 90s, 10m or 2h, not '{text}'");

        return TimeSpan.FromSeconds((double)number * seconds);
    }

    /// <summary>How often and where to keep a search: <c>10m:DIR</c>; a time of 0 is as often as possible.</summary>
    public static (TimeSpan Interval, string Folder) Checkpoint(string text)
    {
        int colon = text.IndexOf(':');
        if (colon <= 0 || colon == text.Length - 1)
            throw Failure.Usage($"'--checkpoint' takes a time and a folder such as 10m:DIR, not '{text}'");

        string time = text[..colon];
        return (time is "0" or "0s" ? TimeSpan.Zero : Duration("checkpoint", time), text[(colon + 1)..]);
    }

    /// <summary>One of a few words.</summary>
    public static T Choice<T>(string flag, string text, (string Word, T Value)[] choices)
    {
        foreach ((string word, T value) in choices)
        {
            if (word == text)
                return value;
        }

        string? nearest = NearestName.Find(text, choices.Select(c => c.Word));
        string hint = nearest is null ? "" : $" (did you mean '{nearest}'?)";
        throw Failure.Usage(
            $"'--{flag}' takes {string.Join(", ", choices.SkipLast(1).Select(c => c.Word))} or {choices[^1].Word}, not '{text}'{hint}");
    }

    /// <summary>Values for the specification's constants: <c>NAME=VALUE</c> each, no name twice.</summary>
    public static ImmutableArray<(string Name, string Value)> Constants(IEnumerable<string> texts)
    {
        var constants = ImmutableArray.CreateBuilder<(string Name, string Value)>();
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=');
            if (equals <= 0 || equals == text.Length - 1)
                throw Failure.Usage($"'--const' takes NAME=VALUE, not '{text}'");

            string name = text[..equals].Trim();
            if (constants.Any(c => c.Name == name))
                throw Failure.Usage($"'--const' gives '{name}' twice");
            constants.Add((name, text[(equals + 1)..].Trim()));
        }

        return constants.ToImmutable();
    }
}
