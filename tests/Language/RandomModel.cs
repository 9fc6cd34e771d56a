using System.Text;

namespace ModelCheck.Tests.Language;

/// <summary>
/// Writes random specifications that are well-typed and use most constructs of the language. What they do is
/// of no use: many firings end in a run-time error, and that, too, is behaviour on which engines must agree.
/// </summary>
/// <remarks>Equal seeds give equal texts.</remarks>
internal sealed class RandomModel
{
    private const string Declarations = """
        type Small: 0..3;
             Wide: -9..9;
             Node: scalarset(2);
             Color: enum { red, green, blue };
             Either: union { Node, Color };
             Pair: record low: Small; on: boolean; where: Node; end;
        var small, other: Small;
            wide: Wide;
            flag: boolean;
            node: Node;
            color: Color;
            either: Either;
            row: array [Small] of Wide;
            by_node: array [Node] of Color;
            pair, twin: Pair;
            pairs: array [Color] of Pair;
        function limit(v: Wide): Small; var l: Small; begin
          if v < 0 then return 0; elsif v > 3 then return 3; end;
          l := v;
          return l;
        end;
        function sum(v: Small): Wide; begin
          if v = 0 then return 0; end;
          return v + sum(v - 1);
        end;
        function strict(v: Wide): Small; begin if v > 0 then return v; end; end;
        function made(v: Small): Pair; var p: Pair; begin p.low := v; p.on := v > 1; return p; end;
        function low(p: Pair): Small; begin return p.low; end;
        procedure bump(var v: Wide; by_how_much: Small); begin
          if by_how_much = 0 then return; end;
          v := v + by_how_much;
          wide := v;
        end;

        """;

    private const string Multisets = """
        type Bag: multiset [3] of Small;
        var bag: Bag;
            net: multiset [2] of Pair;
            bags: array [Node] of Bag;

        """;

    private readonly Random _random;
    private readonly bool _hasMultisets;
    private readonly StringBuilder _text = new(Declarations);
    private readonly List<Variable> _scope = [];
    private int _names;

    private RandomModel(int seed, bool hasMultisets = true)
    {
        _random = new Random(seed);
        _hasMultisets = hasMultisets;
        if (hasMultisets)
            _text.Append(Multisets);
    }

    private enum Kind
    {
        Integer,
        Boolean,
        Node,
        Color,
        Either,
        Pair,
    }

    /// <summary>The text of the model with a number.</summary>
    public static string Write(int seed) => Write(new RandomModel(seed));

    /// <summary>As <see cref="Write(int)"/>, without multisets.</summary>
    public static string WriteWithoutMultisets(int seed) => Write(new RandomModel(seed, hasMultisets: false));

    private static string Write(RandomModel model)
    {
        model.WriteInitialRule();
        for (int i = 0; i < 5; i++)
            model.WriteRule();

        for (int i = 0; i < 3; i++)
            model._text.AppendLine($"invariant \"claim {i}\" {model.Expression(Kind.Boolean, 3)};");

        return model._text.ToString();
    }

    /// <summary>A model with a number whose rules have large guards, and bodies that undefine and change a little.</summary>
    public static string WriteGuards(int seed)
    {
        var model = new RandomModel(seed);
        model.WriteInitialRule();
        for (int i = 0; i < 8; i++)
            model.WriteGuardedRule();

        model._text.AppendLine("ruleset i: Small do rule \"lose\" begin undefine row[i]; end; end;");
        model._text.AppendLine("rule \"lose color\" begin undefine color; end; rule \"count\" begin small := limit(other + 1); end;");
        return model._text.ToString();
    }

    private void WriteGuardedRule()
    {
        Variable[] bound = [new("p", Kind.Integer, IsConstant: true), new("n", Kind.Node, IsConstant: true)];
        In(bound, () =>
        {
            string guard = string.Join(" & ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => GuardPart()));
            _text.AppendLine($"ruleset p: Small; n: Node do rule \"rule {_names++}\" {guard} ==> var m: Pair; begin");
            SimpleStatement();
            _text.AppendLine("end; end;");
        });
    }

    // Reads of what may be undefined, behind the test for it and not.
    private string GuardPart() => _random.Next(6) switch
    {
        0 => $"(isundefined(row[p]) | row[p] {Comparison()} {Expression(Kind.Integer, 1)})",
        1 => $"forall j: Small do j = p | isundefined(row[j]) | row[j] {Comparison()} p end",
        2 => $"exists j: Small do !isundefined(row[j]) & row[j] {Comparison()} p end",
        3 => $"(isundefined(color) | color {Pick("=", "!=")} {Pick("red", "green", "blue")})",
        4 => $"by_node[n] {Pick("=", "!=")} {Pick("red", "green", "blue")}",
        _ => Expression(Kind.Boolean, 3),
    };

    private void WriteInitialRule()
    {
        _text.AppendLine("""
            startstate var m: Pair; begin
              clear small; other := 1; clear wide; clear flag; clear color; clear row;
              for n: Node do node := n; by_node[n] := red; end;
              either := color; pair := made(2); pair.where := node; twin := pair; m := pair;
              for c: Color do pairs[c] := pair; end;
            """);
        if (_hasMultisets)
            _text.AppendLine("clear bag;");

        Body(3);
        _text.AppendLine("end;");
    }

    private void WriteRule()
    {
        (string, Variable[])[] openings =
        [
            ("", []),
            ("ruleset", [new("p", Kind.Integer, ": Small", IsConstant: true)]),
            ("ruleset", [new("p", Kind.Node, ": Node", IsConstant: true)]),
            ("ruleset", [new("p", Kind.Integer, " := 0 to 4 by 2", IsConstant: true)]),
            ("alias", [new("p", Kind.Integer, ": row[small]", IsConstant: false)]),
            ("choose", [new("bag[p]", Kind.Integer, ": bag", IsConstant: false)]),
            ("choose", [new("net[p].low", Kind.Integer, ": net", IsConstant: false)]),
        ];
        (string open, Variable[] bound) = Pick(_hasMultisets ? openings : openings[..^2]);
        if (bound.Length > 0)
            _text.AppendLine($"{open} p{bound[0].Domain} do");

        In(bound, () =>
        {
            string guard = Chance(5) ? Expression(Kind.Boolean, 2) : "true";
            _text.AppendLine($"rule \"rule {_names++}\" {guard} ==>");
            _text.AppendLine("var l: Wide; m: Pair; begin");
            if (!Chance(4))
                _text.AppendLine("l := 1; m := made(1); m.where := node;");

            In([new("l", Kind.Integer), new("m", Kind.Pair), new("m.low", Kind.Integer)], () => Body(4));
            _text.AppendLine("end;");
        });
        if (bound.Length > 0)
            _text.AppendLine("end;");
    }

    private void Body(int depth)
    {
        for (int i = _random.Next(1, 4); i > 0; i--)
            Statement(depth - 1);
    }

    private void Statement(int depth)
    {
        if (depth > 0 && Chance(2))
            CompoundStatement(depth);
        else
            SimpleStatement();
    }

    private void SimpleStatement()
    {
        Kind kind = AnyKind();
        string place = Place(kind);
        _text.AppendLine(_random.Next(24) switch
        {
            0 => $"undefine {Pick("twin", "m", "row[3]", place)};",
            1 => $"clear {(_hasMultisets ? Pick("small", "row", "color", "flag", "bag", "bags") : Pick("row", "flag"))};",
            2 => $"bump({Pick("wide", "row[small]", "row[0]")}, {Expression(Kind.Integer, 1)});",
            < 7 and > 2 when !_hasMultisets => $"{place} := {Expression(kind, 2)};",
            3 => Add(Pick("small", "other"), Pick("bag", "bags[node]"), capacity: 3),
            4 => Add(Pick("pair", "twin"), "net", capacity: 2),
            5 => $"multisetremovepred(i: bag, bag[i] {Comparison()} {Expression(Kind.Integer, 1)});",
            6 => $"multisetremovepred(i: net, net[i].on = {Expression(Kind.Boolean, 1)});",
            7 => $"assert {Expression(Kind.Boolean, 1)} | true \"never\";",
            8 => $"assume {Expression(Kind.Boolean, 2)};",
            9 => $"if {Expression(Kind.Boolean, 2)} then return; end;",
            10 => $"put {Place(kind)};",
            11 => $"cover {Expression(Kind.Boolean, 1)};",
            < 18 => $"{Place(Kind.Integer)} := limit({Expression(Kind.Integer, 2)});",
            _ => $"{place} := {Expression(kind, 2)};",
        });
    }

    // Mostly only where there is room: a full multiset ends a walk.
    private string Add(string element, string multiset, int capacity)
    {
        string add = $"multisetadd({element}, {multiset});";
        return Chance(8) ? add : $"if multisetcount(i: {multiset}, true) < {capacity} then {add} end;";
    }

    private void CompoundStatement(int depth)
    {
        string name = $"v{_names++}";
        switch (_random.Next(7))
        {
            case 0:
                _text.AppendLine($"if {Expression(Kind.Boolean, 2)} then");
                Body(depth);
                _text.AppendLine($"elsif {Expression(Kind.Boolean, 1)} then");
                Body(depth);
                _text.AppendLine("else");
                Body(depth);
                break;

            case 1:
                _text.AppendLine($"switch {Expression(Kind.Integer, 1)}");
                _text.AppendLine($"case 0, {Expression(Kind.Integer, 1)}:");
                Body(depth);
                _text.AppendLine("case 2:");
                Body(depth);
                break;

            case 2:
                _text.AppendLine($"for {name}: {Pick("Small", "0..2")} do");
                In([new(name, Kind.Integer, IsConstant: true)], () => Body(depth));
                break;

            case 3:
                string step = Pick("1", "2", "-1");
                _text.AppendLine($"for {name} := {Expression(Kind.Integer, 1)} to 3 by {step} do");
                In([new(name, Kind.Integer, IsConstant: true)], () => Body(depth));
                break;

            case 4:
                _text.AppendLine($"for {name}: Node do");
                In([new(name, Kind.Node, IsConstant: true)], () => Body(depth));
                break;

            case 5:
                _text.AppendLine($"alias {name}: {Place(Kind.Integer)} do");
                In([new(name, Kind.Integer)], () => Body(depth));
                break;

            case 6:
                _text.AppendLine($"wide := 0; while wide < 3 & {Expression(Kind.Boolean, 1)} do");
                _text.AppendLine($"row[0] := limit({Expression(Kind.Integer, 2)});");
                _text.AppendLine("wide := 1 + wide * wide * wide;");
                break;
        }

        _text.AppendLine("end;");
    }

    private string Expression(Kind kind, int depth)
    {
        if (depth == 0 || Chance(4))
            return Leaf(kind);

        return kind switch
        {
            Kind.Integer => IntegerExpression(depth - 1),
            Kind.Boolean => BooleanExpression(depth - 1),
            Kind.Either => Expression(Pick(Kind.Node, Kind.Color), depth - 1),
            Kind.Pair => $"made({Expression(Kind.Integer, depth - 1)})",
            _ => $"({Expression(Kind.Boolean, depth - 1)} ? {Leaf(kind)} : {Leaf(kind)})",
        };
    }

    private string IntegerExpression(int depth)
    {
        string left = Expression(Kind.Integer, depth);
        string right = Expression(Kind.Integer, depth);
        return _random.Next(8) switch
        {
            0 => $"limit({left})",
            1 => $"sum(limit({left}))",
            2 => $"({Expression(Kind.Boolean, depth)} ? {left} : {right})",
            3 when _hasMultisets => $"multisetcount(i: bag, bag[i] {Comparison()} {right})",
            4 => $"low({Expression(Kind.Pair, depth)})",
            5 => Pick($"(-{left})", $"(~{left})", $"strict({left})"),
            _ => $"({left} {Pick("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>")} {right})",
        };
    }

    private string BooleanExpression(int depth)
    {
        string name = $"q{_names++}";
        Kind kind = AnyKind();
        return _random.Next(8) switch
        {
            0 => $"!({Expression(Kind.Boolean, depth)})",
            1 => Equality(kind, depth),
            2 => $"({Expression(Kind.Integer, depth)} {Comparison()} {Expression(Kind.Integer, depth)})",
            3 => Pick(
                $"isundefined({Place(Kind.Integer)})",
                "ismember(either, Node)",
                _hasMultisets ? "(bag = bags[node])" : "(pair = twin)"),
            4 => Quantified($"{name}: Small", new(name, Kind.Integer, IsConstant: true), depth),
            5 => Quantified($"{name}: Node", new(name, Kind.Node, IsConstant: true), depth),
            _ => Logical(depth),
        };
    }

    // Two members of a union cannot be compared, a union and a member can.
    private string Equality(Kind kind, int depth)
    {
        string left = kind == Kind.Either ? "either" : Expression(kind, depth);
        return $"({left} {Pick("=", "!=")} {Expression(kind, depth)})";
    }

    private string Logical(int depth)
    {
        string left = Expression(Kind.Boolean, depth);
        return $"({left} {Pick("&", "|", "->")} {Expression(Kind.Boolean, depth)})";
    }

    private string Quantified(string domain, Variable bound, int depth)
    {
        string body = "";
        In([bound], () => body = Expression(Kind.Boolean, depth));
        return $"({Pick("forall", "exists")} {domain} do {body} end)";
    }

    private string Leaf(Kind kind)
    {
        Variable[] constants = [.. _scope.Where(v => v.Kind == kind && v.IsConstant)];
        if (constants.Length > 0 && Chance(2))
            return Pick(constants).Name;

        return kind switch
        {
            Kind.Integer when Chance(3) => Pick("0", "1", "2", "3"),
            Kind.Boolean when Chance(4) => Pick("true", "false"),
            Kind.Color when Chance(3) => Pick("red", "green", "blue"),
            _ => Place(kind),
        };
    }

    /// <summary>Something that can be read and written.</summary>
    private string Place(Kind kind)
    {
        Variable[] locals = [.. _scope.Where(v => v.Kind == kind && !v.IsConstant)];
        if (locals.Length > 0 && Chance(3))
            return Pick(locals).Name;

        string index = Pick("0", "1", "small", "other", "limit(wide)");
        return kind switch
        {
            Kind.Integer => Pick("small", "other", "wide", $"row[{index}]", "pair.low", "pairs[color].low"),
            Kind.Boolean => Pick("flag", "pair.on", "pairs[blue].on"),
            Kind.Node => Pick("node", "pair.where", "pairs[color].where"),
            Kind.Color => Pick("color", "by_node[node]"),
            Kind.Either => "either",
            _ => Pick("pair", "twin", "pairs[color]"),
        };
    }

    private string Comparison() => Pick("<", "<=", ">", ">=", "=", "!=");

    private Kind AnyKind() => Chance(3)
        ? Kind.Integer
        : Pick(Kind.Integer, Kind.Boolean, Kind.Node, Kind.Color, Kind.Either, Kind.Pair);

    /// <summary>True once in so many times.</summary>
    private bool Chance(int times) => _random.Next(times) == 0;

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    private void In(Variable[] variables, Action write)
    {
        _scope.AddRange(variables);
        write();
        _scope.RemoveRange(_scope.Count - variables.Length, variables.Length);
    }

    /// <param name="Name">As expressions write it.</param>
    /// <param name="Domain">What follows its name where it is bound.</param>
    private sealed record Variable(string Name, Kind Kind, string Domain = "", bool IsConstant = false);
}
