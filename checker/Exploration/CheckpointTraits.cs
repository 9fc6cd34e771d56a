using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration;

/// <summary>What a search must have in common with the one whose checkpoint it goes on from.</summary>
internal static class CheckpointTraits
{
    /// <summary>The traits that the options and the compiled model have, after those that the caller gave.</summary>
    public static CheckOptions AddTo(CheckOptions options, StateLayout layout)
    {
        string properties = options.Properties.IsEmpty ? "all" : string.Join(", ", options.Properties.Order());
        return options with
        {
            Exploration = options.Exploration with
            {
                Checkpoints = options.Exploration.Checkpoints.With(
                    new("--property", properties),
                    new("--deadlock-detection", Word(options.Exploration.DeadlockDetection)),
                    new("--symmetry-reduction", Word(options.SymmetryReduction)),
                    new("--coverage", options.Coverage ? "given" : "not given"),
                    new("--max-errors", $"{options.Exploration.MaxErrors}"),
                    new("modelcheck", Version()),
                    new("state layout", Fingerprint(string.Join('\n', layout.Describe())))),
            },
        };
    }

    private static string Word<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();

    // The number of the version alone would not tell two builds apart that explore differently.
    private static string Version()
    {
        Module search = typeof(CheckpointTraits).Module;
        string builds = $"{search.ModuleVersionId} {typeof(TransitionSystem).Module.ModuleVersionId}";
        return $"{search.Assembly.GetName().Version?.ToString(3)}, build {Fingerprint(builds)}";
    }

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
