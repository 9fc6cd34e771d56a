using System.Reflection;
using System.Text.RegularExpressions;
using CommandLine;
using ModelCheck.Cli;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Language;

/// <summary>The reference pages name only commands and flags that there are.</summary>
public partial class ReferenceCommandTests
{
    private static readonly Type[] Commands = typeof(Application).Assembly.GetTypes();

    [Theory]
    [InlineData("README.md")]
    [InlineData("DIAGNOSTICS.md")]
    public void Names_commands_that_exist(string page)
    {
        IEnumerable<string> verbs = Commands
            .Select(type => type.GetCustomAttribute<VerbAttribute>())
            .OfType<VerbAttribute>()
            .Select(verb => verb.Name);
        Assert.Empty(NamesIn(page, Command()).Except(verbs));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("DIAGNOSTICS.md")]
    public void Names_flags_that_exist(string page)
    {
        IEnumerable<string> flags = Commands
            .SelectMany(type => type.GetProperties())
            .Select(property => property.GetCustomAttribute<OptionAttribute>())
            .OfType<OptionAttribute>()
            .Select(option => option.LongName);
        string[] named = NamesIn(page, Flag());
        Assert.Contains("compat", named);
        Assert.Empty(named.Except(flags));
    }

    private static string[] NamesIn(string page, Regex pattern)
    {
        string text = File.ReadAllText(Repository.PathTo("checker", "Language", page));
        return [.. pattern.Matches(text).Select(match => match.Groups["name"].Value).Distinct()];
    }

    [GeneratedRegex("`modelcheck (?<name>[a-z]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<!\w)--(?<name>[a-z][a-z-]*)")]
    private static partial Regex Flag();
}
