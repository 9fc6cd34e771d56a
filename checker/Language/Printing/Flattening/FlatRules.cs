using System.Collections.Immutable;
using System.Text;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Printing.Flattening;

/// <summary>The plain Murphi text of functions, rules and properties.</summary>
internal sealed class FlatRules(FlatNames names, FlatTypes types, FlatExpressions expressions, FlatMultisets multisets)
{
    public string Function(Function function)
    {
        names.NameGlobal(function, function.Name);
        string parameters = string.Join("; ", function.Parameters.Select(ParameterText));
        string result = function.ReturnType is null ? "" : $": {types.TextOf(function.ReturnType)}";
        string word = function.ReturnType is null ? "procedure" : "function";
        string body = Body(function.Locals, function.Body, "", "", []);
        names.Leave(function.Parameters.Length);
        return $"{word} {names.Of(function)}({parameters}){result};\n{body}end;\n\n";
    }

    public string InitialRule(Rule rule) => Wrap(rule.Bindings, conditions =>
    {
        string body = Body(rule.Locals, rule.Body, multisets.EmptyState, multisets.Canonicalize, conditions.Aliases);
        string assume = conditions.Guard is null ? "" : $"assume {conditions.Guard};\n";
        return $"startstate {FlatText.Quote(rule.Name)}\n{assume}{body}end;\n";
    });

    /// <param name="rivals">The rules of higher priority: none of them may be enabled.</param>
    public string Rule(Rule rule, IReadOnlyList<Rule> rivals) => Wrap(rule.Bindings, conditions =>
    {
        string?[] guards =
        [
            conditions.Guard,
            rule.Guard is null ? null : expressions.Visit(rule.Guard),
            .. rivals.Select(r => $"(!{Enabled(r)})"),
        ];
        string guard = string.Join(" & ", guards.Where(g => g is not null));
        string head = guard.Length == 0 ? "" : $"{guard} ==>\n";
        string body = Body(rule.Locals, rule.Body, "", multisets.Canonicalize, conditions.Aliases);
        return $"rule {FlatText.Quote(rule.Name)}\n{head}{body}end;\n";
    });

    public string Property(Property property)
    {
        if (property.IsInBody)
            return "";

        if (property.Condition is null)
            return $"-- left out: {property.Kind.ToString().ToLowerInvariant()} {FlatText.Quote(property.Name)}\n";

        return Wrap(property.Bindings, conditions =>
        {
            string condition = expressions.Visit(property.Condition);
            string connective = property.Kind is PropertyKind.Cover or PropertyKind.Liveness ? "&" : "->";
            string guarded = conditions.Guard is null ? condition : $"({conditions.Guard} {connective} {condition})";
            return $"{WordOf(property.Kind)} {FlatText.Quote(property.Name)} {guarded};\n";
        });
    }

    private static string WordOf(PropertyKind kind) => kind switch
    {
        PropertyKind.Invariant => "invariant",
        PropertyKind.Assumption => "assume",
        PropertyKind.Cover => "cover",
        PropertyKind.Liveness => "liveness",
        PropertyKind.LeadsTo or PropertyKind.Ltl => throw new ArgumentException("no plain form", nameof(kind)),
    };

    private string ParameterText(LocalVariable parameter)
    {
        string var = parameter is { Kind: LocalKind.ReferenceParameter, IsReadOnly: false } ? "var " : "";
        return $"{var}{names.Enter(parameter)}: {types.TextOf(parameter.Type)}";
    }

    private string Body(
        ImmutableArray<LocalVariable> locals,
        ImmutableArray<Statement> body,
        string first,
        string last,
        ImmutableArray<(LocalVariable Variable, string Value)> aliases)
    {
        string declarations = string.Concat(
            locals.Select(l => $"var {names.Enter(l)}: {types.TextOf(l.Type)};\n"));
        string empty = string.Concat(locals.Select(l => multisets.EmptyAll(names.Of(l), l.Type)));
        var statements = new FlatStatements(names, types, expressions, multisets, last);
        string open = string.Concat(aliases.Select(a => $"alias {names.Enter(a.Variable)}: {a.Value} do\n"));
        string close = string.Concat(Enumerable.Repeat("end;\n", aliases.Length));
        string inner = $"{open}{statements.Visit(body)}{close}";
        names.Leave(locals.Length + aliases.Length);
        return $"{declarations}{statements.UndefinedLocals}begin\n{first}{empty}{inner}{last}\n";
    }

    /// <summary>What the bindings around a rule leave to be said inside it.</summary>
    /// <param name="Guard">Conditions of <c>choose</c> and of stepped parameters, or null.</param>
    /// <param name="Aliases">Aliases that only hold when the guard does, to be put around the body.</param>
    private readonly record struct Conditions(
        string? Guard, ImmutableArray<(LocalVariable Variable, string Value)> Aliases);

    // Bindings become nested rulesets and aliases. An alias inside a choose may name an element that is not there, so it
    // is written out in the guard, after the test for the element, and becomes an alias statement in the body.
    private string Wrap(ImmutableArray<Binding> bindings, Func<Conditions, string> inner)
    {
        var open = new StringBuilder();
        var guards = new List<string>();
        var aliases = ImmutableArray.CreateBuilder<(LocalVariable, string)>();
        int levels = 0;
        foreach (Binding binding in bindings)
        {
            if (binding is AliasBinding late && guards.Count > 0)
            {
                string value = expressions.Visit(late.Value);
                names.Replace(late.Variable, value);
                aliases.Add((late.Variable, value));
                continue;
            }

            open.Append(Header("ruleset", binding, guards));
            levels++;
        }

        string? guard = guards.Count == 0 ? null : string.Join(" & ", guards);
        string body = guards.Contains("false") ? "" : inner(new Conditions(guard, aliases.DrainToImmutable()));
        names.Leave(levels);
        return body.Length == 0 ? "" : $"{open}{body}{string.Concat(Enumerable.Repeat("end;\n", levels))}";
    }

    // ruleset i := 1 to 7 by 2  →  ruleset i: 1..7 do … ((i - 1) % 2 = 0) &
    private string Header(string word, Binding binding, List<string> guards)
    {
        switch (binding)
        {
            case TypeParameter parameter:
                return $"{word} {names.Enter(parameter.Variable)}: {types.TextOf(parameter.Type)} do\n";
            case RangeParameter parameter:
                string i = names.Enter(parameter.Variable);
                if (parameter.ValueCount == 0)
                    guards.Add("false");
                else if (Math.Abs(parameter.Step) != 1)
                    guards.Add($"((({i} - ({parameter.From})) % ({parameter.Step})) = 0)");

                var type = (SimpleType)parameter.Variable.Type;
                return $"{word} {i}: {type.Low}..{type.High} do\n";
            case ChooseParameter choose:
                string place = names.Enter(choose.Variable);
                guards.Add($"{expressions.Place(choose.Multiset)}[{place}].present");
                return $"{word} {place}: 0..{choose.Count - 1} do\n";
            case AliasBinding alias:
                string value = expressions.Visit(alias.Value);
                return $"alias {names.Enter(alias.Variable)}: {value} do\n";
            default:
                throw new ArgumentException($"unknown binding {binding.GetType().Name}", nameof(binding));
        }
    }

    // Whether any instance of a rule is enabled, as one expression.
    private string Enabled(Rule rule)
    {
        var open = new StringBuilder();
        var guards = new List<string>();
        int levels = 0;
        foreach (Binding binding in rule.Bindings)
        {
            if (binding is AliasBinding alias)
            {
                names.Replace(alias.Variable, expressions.Visit(alias.Value));
                continue;
            }

            open.Append(Header("exists", binding, guards));
            levels++;
        }

        if (rule.Guard is not null)
            guards.Add(expressions.Visit(rule.Guard));

        names.Leave(levels);
        string condition = guards.Count == 0 ? "true" : string.Join(" & ", guards);
        return $"({open}({condition}){string.Concat(Enumerable.Repeat(" end", levels))})";
    }
}
