using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelCheck.Exploration.Mutation;

namespace ModelCheck.Cli.Mutating;

/// <summary>What was found about mutants, a line each in a file that only grows.</summary>
/// <remarks>
/// A line is a checksum and what it is of; so one that was cut off when the process was killed is told from a whole one.
/// It is found again by a hash of the specification and the mutant, so one file can serve several specifications.
/// </remarks>
internal sealed class MutantJournal : IMutantJournal, IDisposable
{
    private readonly string _subject;
    private readonly Dictionary<string, MutantFindings> _known;
    private readonly StreamWriter _writer;

    private MutantJournal(string subject, Dictionary<string, MutantFindings> known, StreamWriter writer)
    {
        _subject = subject;
        _known = known;
        _writer = writer;
    }

    /// <param name="subject">Everything that a result depends on besides the mutant.</param>
    /// <param name="warn">Told of lines that cannot be used.</param>
    /// <exception cref="Failure">The file cannot be read or written.</exception>
    public static MutantJournal Open(string path, string subject, Action<string> warn)
    {
        try
        {
            string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
            Dictionary<string, MutantFindings> known = Read(lines, out int damaged);
            if (damaged > 0)
                warn($"{damaged} of {lines.Length} lines in '{path}' are damaged and ignored");

            // A line that was cut off must not take the next one with it.
            var writer = new StreamWriter(path, append: true, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
            if (lines.Length > 0 && damaged > 0)
                writer.WriteLine();

            return new MutantJournal(subject, known, writer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure.System($"cannot use '{path}': {exception.Message}");
        }
    }

    public MutantFindings? Find(string mutant) => _known.GetValueOrDefault(KeyOf(mutant));

    public void Keep(string mutant, MutantFindings findings)
    {
        string text = JsonSerializer.Serialize(new Entry(KeyOf(mutant), findings));
        _writer.WriteLine($"{HashOf(text)} {text}");
    }

    public void Dispose() => _writer.Dispose();

    private static Dictionary<string, MutantFindings> Read(string[] lines, out int damaged)
    {
        var known = new Dictionary<string, MutantFindings>(StringComparer.Ordinal);
        damaged = 0;
        foreach (string line in lines.Where(line => line != ""))
        {
            if (EntryOf(line) is { } entry)
                known[entry.Key] = entry.Findings;
            else
                damaged++;
        }

        return known;
    }

    private static Entry? EntryOf(string line)
    {
        if (line.Split(' ', 2) is not [var hash, var text] || hash != HashOf(text))
            return null;

        try
        {
            return JsonSerializer.Deserialize<Entry>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string KeyOf(string mutant) => HashOf($"{_subject}\n{mutant}");

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Entry(string Key, MutantFindings Findings);
}
