using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelCheck.Cli.Gate;
using ModelCheck.Exploration.PartialOrder;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Proof.Commutation;
using ModelCheck.Proof.Solving;

namespace ModelCheck.Cli.Proving;

/// <summary>Asks Z3 which rule instances commute, once for each specification: what was found is kept in a folder.</summary>
/// <param name="folder">Made when something is kept.</param>
internal sealed class CommutationProver(
    LoadResult loaded, LoadOptions loading, string folder, CancellationToken cancellation) : ICommutationProver
{
    private static readonly TimeSpan All = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(1);

    /// <summary>What was asked, and which of these pairs commute.</summary>
    private sealed record Answers(string Key, int[][] Asked, int[][] Proved);

    public IEnumerable<(int First, int Second)> Proved(IReadOnlyList<(int First, int Second)> pairs)
    {
        int[][] asked = [.. pairs.Select(p => (int[])[p.First, p.Second])];
        string key = RunKey.Of(loaded, loading, "commutation\n" + JsonSerializer.Serialize(asked));
        string path = Path.Combine(folder, $"{key}.json");
        if (Find(path, key) is not { } answers)
        {
            (int[][] proved, bool isComplete) = DeepStack.Run(() => Ask(asked));
            answers = new Answers(key, asked, proved);
            if (isComplete)
                Keep(path, answers);
        }

        return answers.Proved.Select(p => (p[0], p[1]));
    }

    // Complete unless time ran out.
    private (int[][] Proved, bool IsComplete) Ask(int[][] pairs)
    {
        TransitionSystem system = loaded.System!;
        var rules = new RuleInstances(system.Rules);
        var limit = new TimeLimit(All, cancellation);
        using var check = new CommutationCheck(system, limit, Each);
        int[][] proved = [.. pairs.Where(p => !limit.IsOver && check.Commute(rules, p[0], p[1]))];
        return (proved, !limit.IsOver);
    }

    // What cannot be read, or is not whole, is asked again.
    private static Answers? Find(string path, string key)
    {
        try
        {
            string[] parts = File.Exists(path) ? File.ReadAllText(path).Split('\n', 2) : [];
            return parts is [var checksum, var text]
                && checksum == ChecksumOf(text)
                && JsonSerializer.Deserialize<Answers>(text) is { } answers
                && answers.Key == key
                ? answers
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    // Moved to its place as a whole. A folder that cannot be written to costs time and no more.
    private void Keep(string path, Answers answers)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string text = JsonSerializer.Serialize(answers);
            string temporary = $"{path}.{Environment.ProcessId}";
            File.WriteAllText(temporary, $"{ChecksumOf(text)}\n{text}");
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string ChecksumOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
