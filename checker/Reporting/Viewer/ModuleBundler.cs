using System.Text;
using System.Text.RegularExpressions;

namespace ModelCheck.Reporting.Viewer;

/// <summary>Makes one script of ES modules, since a file that is opened from disk cannot load others.</summary>
/// <remarks>
/// Understands the forms that our modules keep to: <c>import { a, b } from "./other.js";</c> on one line and
/// <c>export</c> before <c>function</c>, <c>class</c> or <c>const</c> at the start of a line. Each module becomes a
/// function of its own, so that names that are not exported stay private; cycles are refused.
/// </remarks>
internal static partial class ModuleBundler
{
    /// <param name="modules">By file name.</param>
    /// <param name="entry">The module that is run last; what it does not need, directly or not, is left out.</param>
    public static string Bundle(IReadOnlyDictionary<string, string> modules, string entry)
    {
        var order = new List<string>();
        Visit(entry, modules, order, []);
        var script = new StringBuilder("\"use strict\";\n");
        foreach (string name in order)
            Append(script, name, modules[name]);

        return script.ToString();
    }

    private static void Visit(
        string name, IReadOnlyDictionary<string, string> modules, List<string> order, HashSet<string> underWay)
    {
        if (order.Contains(name))
            return;
        if (!underWay.Add(name))
            throw new InvalidOperationException($"module {name} imports itself over others");
        if (!modules.TryGetValue(name, out string? text))
            throw new InvalidOperationException($"there is no module {name}");

        foreach (Match import in Import().Matches(text))
            Visit(import.Groups["file"].Value, modules, order, underWay);

        order.Add(name);
    }

    private static void Append(StringBuilder script, string name, string text)
    {
        string[] exported = [.. Export().Matches(text).Select(match => match.Groups["name"].Value)];
        string body = Import().Replace(text, match =>
            $"const {{ {match.Groups["names"].Value} }} = {Variable(match.Groups["file"].Value)};");
        body = ExportWord().Replace(body, "");
        script.Append("const ").Append(Variable(name)).Append(" = (() => {\n")
            .Append(body)
            .Append("return { ").AppendJoin(", ", exported).Append(" };\n})();\n");
    }

    private static string Variable(string file) => $"module_{file[..^".js".Length].Replace('-', '_')}";

    [GeneratedRegex(@"^import \{ (?<names>[^}]+) \} from ""\./(?<file>[\w-]+\.js)"";$", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (?:async function|function|class|const) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Export();

    [GeneratedRegex(@"^export (?=async|function|class|const)", RegexOptions.Multiline)]
    private static partial Regex ExportWord();
}
