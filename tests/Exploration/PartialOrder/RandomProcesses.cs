using System.Globalization;
using System.Text;

namespace ModelCheck.Tests.Exploration.PartialOrder;

/// <summary>Writes random specifications of processes that mostly mind their own business.</summary>
/// <remarks>
/// Each process goes from place to place in a program of its own, and on the way changes values that are its own, a
/// neighbour's, everybody's, or somebody's whom a variable names; some steps go wrong in some states. Equal seeds give equal
/// texts.
/// </remarks>
internal sealed class RandomProcesses
{
    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly int _processes;
    private readonly int _places;
    private readonly bool _hasBag;

    // Of eight steps, how many look beyond their process.
    private readonly int _coupling;
    private int _rules;

    private RandomProcesses(int seed)
    {
        _random = new Random(seed);
        _processes = _random.Next(2, 4);
        _places = _random.Next(2, 5);
        _hasBag = _random.Next(4) == 0;
        _coupling = _random.Next(5);
    }

    public static string Write(int seed)
    {
        var model = new RandomProcesses(seed);
        model.WriteDeclarations();
        model.WriteRules();
        model.WriteProperties();
        return model._text.ToString();
    }

    private void WriteDeclarations()
    {
        Line($"type P: 0..{_processes - 1}; Place: 0..{_places - 1}; Small: 0..2;");
        Line("     Own: record count: Small; flag: boolean; end;");
        Line("var at: array [P] of Place; own: array [P] of Own; lent: array [P] of Small; shared: Small; who: P; free: boolean;");
        if (_hasBag)
            Line("    bag: multiset [3] of P;");

        Line("function next(p: P): P; begin return (p + 1) % " + Number(_processes) + "; end;");
        Line("procedure mark(var o: Own; v: Small); begin o.count := v; o.flag := !o.flag; end;");
        Line("startstate begin");
        Line("  for p: P do at[p] := 0; own[p].count := 0; own[p].flag := false; lent[p] := 0; end;");
        Line($"  shared := 0; who := {_random.Next(_processes)}; free := true;");
        if (_random.Next(6) == 0)
            Line("  undefine lent[0];");

        Line("end;");
    }

    private void WriteRules()
    {
        int steps = _random.Next(2, 7);
        for (int i = 0; i < steps; i++)
        {
            string place = Number(_random.Next(_places));
            string also = _random.Next(3) == 0 ? $" & {Condition("p")}" : "";
            string goes = _random.Next(8) == 0 ? "" : $" at[p] := {_random.Next(_places)};";
            Line($"ruleset p: P do rule \"step {_rules++}\" at[p] = {place}{also} ==> begin {Body("p")}{goes} end; end;");
        }

        if (_random.Next(4) == 0)
            Line($"rule \"alone {_rules++}\" {Condition("who")} ==> begin {Statement("who")} end;");

        if (_hasBag)
        {
            Line("choose i: bag do rule \"take\" own[bag[i]].count > 0 ==> var p: P; begin");
            Line("  p := bag[i]; multisetremove(i, bag); lent[p] := 1; end; end;");
        }
    }

    private void WriteProperties()
    {
        int claims = _random.Next(0, 3);
        for (int i = 0; i < claims; i++)
        {
            string claim = _random.Next(3) switch
            {
                0 => $"forall p: P do {Condition("p")} -> {Condition("p")} end",
                1 => $"forall p: P do forall q: P do {Condition("p")} & {Condition("q")} -> p = q | {Condition("q")} end end",
                _ => $"!({Condition("0")} & {Condition("1")})",
            };
            Line($"invariant \"claim {i}\" {claim};");
        }

        if (_random.Next(4) == 0)
            Line($"cover \"cover\" exists p: P do {Condition("p")} & {Condition("p")} end;");

        if (_random.Next(8) == 0)
            Line($"assume \"assumed\" !({Condition("0")} & {Condition("1")});");
    }

    private string Body(string process) =>
        string.Concat(Enumerable.Range(0, _random.Next(0, 3)).Select(_ => Statement(process)));

    private string Statement(string process)
    {
        return (IsOwn() ? _random.Next(4) : _random.Next(4, _hasBag ? 18 : 17)) switch
        {
            0 => $"own[{process}].count := {_random.Next(3)};",
            1 => $"own[{process}].flag := !own[{process}].flag;",
            2 => $"own[{process}].count := (own[{process}].count + 1) % 3;",
            3 => $"mark(own[{process}], {_random.Next(3)});",
            4 => $"lent[next({process})] := {_random.Next(3)};",
            5 => $"lent[({process} + 1) % {_processes}] := own[{process}].count;",
            6 => $"lent[who] := {_random.Next(3)};",
            7 => $"who := {process};",
            8 => $"shared := {_random.Next(3)};",
            9 => "shared := (shared + 1) % 3;",
            10 => "free := !free;",
            11 => $"if {Condition(process)} then {Statement(process)} else {Statement(process)} end;",
            12 => $"for q: P do if q != {process} then lent[q] := {_random.Next(3)}; end; end;",
            13 => $"alias o: own[{process}] do if {Condition(process)} then o.count := 2; end; end;",
            14 => $"assert {Condition(process)} | {Condition(process)} \"asserted {_rules}\";",
            15 => $"assume {Condition(process)} | {Condition(process)};",
            16 => $"if {Condition(process)} then own[{process}].count := own[{process}].count + 1; end;",
            _ => $"if multisetcount(i: bag, true) < 3 then multisetadd({process}, bag); end;",
        };
    }

    private string Condition(string process) => _random.Next(IsOwn() ? 5 : 12) switch
    {
        0 or 1 => $"at[{process}] {Comparison()} {_random.Next(_places)}",
        2 or 3 => $"own[{process}].count {Comparison()} {_random.Next(3)}",
        4 => $"own[{process}].flag",
        5 => $"!own[next({process})].flag",
        6 => $"lent[{process}] {Comparison()} {_random.Next(3)}",
        7 => $"shared {Comparison()} {_random.Next(3)}",
        8 => "free",
        9 => $"who = {process}",
        10 => $"(isundefined(lent[{process}]) | lent[{process}] < 2)",
        _ => $"(forall q: P do q = {process} | at[q] {Comparison()} {_random.Next(_places)} end)",
    };

    private bool IsOwn() => _random.Next(8) >= _coupling;

    private string Comparison() => _random.Next(4) switch { 0 => "!=", 1 => "<", 2 => ">=", _ => "=" };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Line(string line) => _text.AppendLine(line);
}
