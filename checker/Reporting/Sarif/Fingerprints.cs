using System.Security.Cryptography;
using System.Text;
using ModelCheck.Reporting.Gate;

namespace ModelCheck.Reporting.Sarif;

/// <summary>
/// Names findings so that the same one has the same name in the next run, when lines have moved and figures differ.
/// </summary>
internal sealed class Fingerprints
{
    private readonly Dictionary<string, int> _seen = [];

    /// <summary>Two findings of one report never have the same.</summary>
    public string Of(string specification, GateFinding finding)
    {
        string text = $"{finding.Rule.Id}\n{SarifLocation.UriOf(specification)}\n{finding.Subject}";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
        int number = _seen[hash] = _seen.GetValueOrDefault(hash) + 1;
        return $"{hash}:{number}";
    }
}
