using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using Xunit;

namespace ModelCheck.Tests.Language.Syntax;

/// <summary>Parses texts for tests.</summary>
internal static class Parsing
{
    public static (SpecificationSyntax Tree, IReadOnlyList<Diagnostic> Diagnostics) Parse(
        string text, Compatibility compatibility = Compatibility.None)
    {
        var diagnostics = new DiagnosticBag();
        SpecificationSyntax tree = Parser.Parse(new SourceFile("<test>", text), compatibility, diagnostics);
        return (tree, diagnostics.All);
    }

    /// <summary>The tree of a text in which nothing is wrong or doubtful.</summary>
    public static SpecificationSyntax ParseClean(
        string text, Compatibility compatibility = Compatibility.None)
    {
        (SpecificationSyntax tree, IReadOnlyList<Diagnostic> diagnostics) = Parse(text, compatibility);
        Assert.Empty(diagnostics.Select(Describe));
        return tree;
    }

    /// <summary>The dump of the condition of an invariant in which nothing is wrong or doubtful.</summary>
    public static string DumpExpression(string expression, Compatibility compatibility = Compatibility.None)
    {
        SpecificationSyntax tree = ParseClean($"invariant {expression};", compatibility);
        return SyntaxDump.Of(((PropertySyntax)Assert.Single(tree.Items)).Condition);
    }

    public static string Describe(Diagnostic diagnostic) => $"{diagnostic.Code}: {diagnostic.Message}";
}
