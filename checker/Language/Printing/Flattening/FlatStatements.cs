using System.Collections.Immutable;
using System.Text;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Printing.Flattening;

/// <summary>The plain Murphi text of the statements of one rule or function.</summary>
/// <param name="beforeReturn">What a <c>return</c> from a rule has to do first; empty in functions.</param>
internal sealed class FlatStatements(
    FlatNames names, FlatTypes types, FlatExpressions expressions, FlatMultisets multisets, string beforeReturn)
    : StatementVisitor<string>
{
    private readonly List<string> _undefinedLocals = [];

    /// <summary>Declarations of the never assigned variables that stand for <c>undefined</c> arguments.</summary>
    public string UndefinedLocals => string.Concat(_undefinedLocals);

    public string Visit(ImmutableArray<Statement> statements)
    {
        var text = new StringBuilder();
        foreach (Statement statement in statements)
            text.Append(Visit(statement)).Append('\n');

        return text.ToString();
    }

    // x := y  →  if isundefined(y) then undefine x else x := y end; Rumur takes the bare copy of an undefined y for an error
    protected internal override string VisitAssign(Assign statement)
    {
        string target = expressions.Place(statement.Target);
        string copy = $"{target} := {Value(statement.Value)};";
        if (!statement.CopiesUndefined || statement.Target.Type is not SimpleType
            || !FlatExpressions.MayBeUndefined(statement.Value))
        {
            return copy;
        }

        string source = expressions.Place(FlatExpressions.SourceOf(statement.Value));
        return $"if isundefined({source}) then undefine {target}; else {copy} end;";
    }

    protected internal override string VisitUndefine(Undefine statement)
    {
        string target = expressions.Place(statement.Target);
        return $"undefine {target}; {multisets.EmptyAll(target, statement.Target.Type)}";
    }

    protected internal override string VisitClear(Clear statement)
    {
        string target = expressions.Place(statement.Target);
        string text = statement.Target.Type is MultisetType ? $"undefine {target};" : $"clear {target};";
        return text + multisets.EmptyAll(target, statement.Target.Type);
    }

    protected internal override string VisitIf(If statement)
    {
        if (statement.Arms.IsEmpty)
            return Visit(statement.Else);

        var text = new StringBuilder();
        string word = "if";
        foreach (IfArm arm in statement.Arms)
        {
            text.Append($"{word} {expressions.Visit(arm.Condition)} then\n{Visit(arm.Body)}");
            word = "elsif";
        }

        if (!statement.Else.IsEmpty)
            text.Append($"else\n{Visit(statement.Else)}");

        return text.Append("end;").ToString();
    }

    protected internal override string VisitSwitch(Switch statement)
    {
        var text = new StringBuilder($"switch {expressions.Visit(statement.Subject)}\n");
        foreach (SwitchCase part in statement.Cases.Where(c => !c.Values.IsEmpty))
            text.Append($"case {string.Join(", ", part.Values.Select(expressions.Visit))}:\n{Visit(part.Body)}");

        if (!statement.Else.IsEmpty)
            text.Append($"else\n{Visit(statement.Else)}");

        return text.Append("end;").ToString();
    }

    protected internal override string VisitFor(For statement)
    {
        names.Enter(statement.Variable);
        (string header, string? condition) = expressions.Header(statement.Variable, statement.Domain);
        string loop = $"for {header} do\n{Visit(statement.Body)}end;";
        names.Leave();
        return condition switch
        {
            null => loop,
            "false" => "",
            _ => $"if {condition} then {loop} end;",
        };
    }

    protected internal override string VisitWhile(While statement) =>
        $"while {expressions.Visit(statement.Condition)} do\n{Visit(statement.Body)}end;";

    protected internal override string VisitAlias(AliasBlock statement)
    {
        string value = expressions.Visit(statement.Value);
        string name = names.Enter(statement.Variable);
        string text = $"alias {name}: {value} do\n{Visit(statement.Body)}end;";
        names.Leave();
        return text;
    }

    protected internal override string VisitCall(CallStatement statement) => $"{CallText(statement.Call)};";

    protected internal override string VisitPut(Put statement) =>
        statement.Text is { } text ? $"put \"{text}\";" : $"put {expressions.Visit(statement.Value!)};";

    protected internal override string VisitRaiseError(RaiseError statement) => $"error {FlatText.Quote(statement.Message)};";

    protected internal override string VisitAssert(Assert statement) =>
        $"assert {expressions.Visit(statement.Condition)} {FlatText.Quote(statement.Message)};";

    protected internal override string VisitAssume(Assume statement) =>
        $"assume {expressions.Visit(statement.Condition)} {FlatText.Quote(statement.Message)};";

    protected internal override string VisitCover(CoverPoint statement) =>
        $"cover {expressions.Visit(statement.Condition)} {FlatText.Quote(statement.Property.Name)};";

    protected internal override string VisitReturn(Return statement) =>
        statement.Value is null ? $"{beforeReturn} return;" : $"return {Value(statement.Value)};";

    protected internal override string VisitMultisetAdd(MultisetAdd statement) =>
        $"{multisets.AddTo((MultisetType)statement.Multiset.Type)}"
        + $"({Value(statement.Element)}, {expressions.Place(statement.Multiset)});";

    protected internal override string VisitMultisetRemove(MultisetRemove statement) =>
        Remove(expressions.Place(statement.Multiset), expressions.Visit(statement.Index));

    protected internal override string VisitMultisetRemovePredicate(MultisetRemovePredicate statement)
    {
        string multiset = expressions.Place(statement.Multiset);
        int capacity = ((MultisetType)statement.Multiset.Type).Capacity;
        string place = names.Enter(statement.Variable);
        string condition = $"{multiset}[{place}].present & {expressions.Visit(statement.Condition)}";
        names.Leave();
        return $"for {place}: 0..{capacity - 1} do if {condition} then {Remove(multiset, place)} end; end;";
    }

    private static string Remove(string multiset, string place) =>
        $"{multiset}[{place}].present := false; undefine {multiset}[{place}].element;";

    private string Value(Expression value) => value is Call call ? CallText(call) : expressions.Visit(value);

    private string CallText(Call call) =>
        $"{names.Of(call.Function)}({string.Join(", ", call.Arguments.Select(ArgumentText))})";

    // f(undefined)  →  f(u), for a local u that nothing assigns
    private string ArgumentText(Expression argument)
    {
        if (argument is not UndefinedValue undefined)
            return Value(argument);

        string name = names.NewGlobal("undefined_value");
        _undefinedLocals.Add($"var {name}: {types.TextOf(undefined.Type)};\n");
        return name;
    }
}

/// <summary>Text that comes from the specification.</summary>
internal static class FlatText
{
    /// <summary>A string literal; quotes inside become apostrophes, line breaks spaces.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace('"', '\'').Replace('\n', ' ').Replace('\r', ' ').Replace("\\", "/")}\"";
}
