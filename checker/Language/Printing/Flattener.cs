using System.Text;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Printing.Flattening;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Printing;

/// <summary>
/// Writes a transition system as one plain Murphi file without imports, unions, multisets, <c>choose</c>, priorities
/// or temporal properties, which Rumur explores to the same number of states.
/// </summary>
/// <remarks>
/// Scalarsets stay scalarsets unless they take part in a union or multiset. Not carried over: that a function may
/// return an undefined simple value, references of <c>--compat cmurphi</c>'s parameters, and its wrapping 32-bit
/// integers.
/// </remarks>
public static class Flattener
{
    public static string Flatten(TransitionSystem system)
    {
        var names = new FlatNames();
        foreach (NamedConstant constant in system.Constants)
            names.NewGlobal(constant.Name);

        foreach (StateVariable variable in system.Variables)
            names.NameGlobal(variable, variable.Name);

        var types = new FlatTypes(system, names);
        var text = new StringBuilder();
        text.Append(Wide(system, names)).Append(types.Declarations);
        text.Append(system.Variables.IsEmpty ? "" : "\nvar\n");
        foreach (StateVariable variable in system.Variables)
            text.Append($"{names.Of(variable)}: {types.TextOf(variable.Type)};\n");

        Append(system, names, types, text);
        return Pretty(text.ToString(), system.Path);
    }

    private static void Append(TransitionSystem system, FlatNames names, FlatTypes types, StringBuilder text)
    {
        var multisets = new FlatMultisets(system, names, types);
        var expressions = new FlatExpressions(names, types);
        var rules = new FlatRules(names, types, expressions, multisets);
        text.Append('\n').Append(multisets.Procedures);
        foreach (Function function in system.Functions)
            text.Append('\n').Append(rules.Function(function));

        foreach (Rule rule in system.InitialRules)
            text.Append('\n').Append(rules.InitialRule(rule));

        foreach (Rule rule in system.Rules)
            text.Append('\n').Append(rules.Rule(rule, [.. system.Rules.Where(r => r.Priority < rule.Priority)]));

        foreach (Property property in system.Properties)
            text.Append('\n').Append(rules.Property(property));
    }

    // Rumur computes in the narrowest type that holds every number it sees; this one makes it 64 bits.
    private static string Wide(TransitionSystem system, FlatNames names) =>
        system.Semantics.Arithmetic == IntegerArithmetic.Checked64 && ArithmeticFinder.IsIn(system)
            ? $"const {names.NewGlobal("wide")}: {-long.MaxValue};\n"
            : "";

    private static string Pretty(string text, string path)
    {
        var file = new SourceFile($"{path} (flattened)", text);
        var diagnostics = new DiagnosticBag();
        SpecificationSyntax syntax = Parser.Parse(file, Compatibility.Rumur, diagnostics);
        if (diagnostics.HasErrors)
            throw new InvalidOperationException($"flattening gave bad text: {diagnostics.All[0].Message}\n{text}");

        return $"-- {Path.GetFileName(path)}, flattened by modelcheck\n\n{Formatter.Format(syntax, file)}";
    }
}
