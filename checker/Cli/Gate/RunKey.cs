using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Proof.Proving;

namespace ModelCheck.Cli.Gate;

/// <summary>Names a run so that two with the same name have the same result.</summary>
internal static class RunKey
{
    // The compiled code of every layer: a version number says nothing about what changed since it was given.
    private static readonly string Tool = string.Join(' ', new[]
    {
        typeof(Specification), typeof(Checker), typeof(Prover), typeof(Reporting.Report), typeof(Z3.Z3Library),
        typeof(RunKey),
    }.Select(type => type.Module.ModuleVersionId));

    /// <summary>Of the specification's text without comments, what is asked of it, and this program.</summary>
    public static string Of(LoadResult loaded, RunRequest request)
    {
        RunRequest asked = request with { Path = "", Threads = 0, MemoryBytes = 0, Time = null };
        string text = string.Join(
            '\n', Tool, SpecificationIdentity.Of(loaded, request.Compatibility), JsonSerializer.Serialize(asked));
        return HashOf(text);
    }

    /// <summary>Of the specification without comments, the values of its constants, what is asked of it, and this program.</summary>
    public static string Of(LoadResult loaded, LoadOptions loading, string asked) => HashOf(string.Join(
        '\n',
        Tool,
        SpecificationIdentity.Of(loaded, loading.Compatibility),
        JsonSerializer.Serialize(loading.Constants.Select(c => (string[])[c.Name, c.Value])),
        asked));

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
