using Xunit;

namespace ModelCheck.Tests.Exploration;

/// <summary>One construct of the language each, as rules of a small specification.</summary>
internal static class EngineSnippets
{
    private const string Header =
        """
        const N: 3;
        type
          Small: 0..5;
          Signed: -4..4;
          Color: enum { red, green, blue };
          Id: scalarset(N);
          Pair: record left: Small; right: array [Color] of Signed; end;
          Either: union { Id, Color };
          Bag: multiset [3] of Pair;
          Numbers: multiset [4] of Small;
        var
          a: Small; b: Small; s: Signed; flag: boolean; color: Color;
          id: Id; maybe: Small; either: Either;
          row: array [Small] of Small;
          grid: array [Id] of array [Color] of Small;
          pair: Pair; pairs: array [Id] of Pair;
          wide: array [0..30] of Signed;
          bag: Bag; numbers: Numbers;
          big: -2000000000..2000000000;
        startstate begin
          a := 1; b := 2; s := -1; flag := false; color := green;
          for i: Small do row[i] := i; end;
          for i: Id do for c: Color do grid[i][c] := 0; end; end;
          clear pair; pair.right[green] := 2;
          for i: Id do pairs[i] := pair; end;
          for i := 0 to 30 do wide[i] := i % 5 - 2; end;
          big := 1;
        end;
        rule "count" a < 5 ==> begin a := a + 1; end;
        rule "wrap" a = 5 ==> begin a := 0; b := (b + 1) % 6; end;
        rule "swing" begin s := -s; flag := !flag; end;
        ruleset i: Id do rule "choose id" isundefined(id) ==> begin id := i; end; end;
        rule "forget" !isundefined(id) ==> begin undefine id; end;

        """;

    public static TheoryData<string> Statements => new(
        """rule "arithmetic" begin row[(a * 3 + b - 1) % 6] := (a + b) / 2; end; invariant a - b < 4;""",
        """rule "negative" begin s := -7 / 2 + (-7 % 4) + a % 2; end; invariant -a * b > -20;""",
        """rule "bits" begin row[0] := (a & b) | (a ^ b) & 3; row[1] := (a << 1) & 5; row[2] := b >> 1; end;""",
        """rule "not" begin wide[3] := ~s; wide[4] := ~a + 6; end;""",
        """rule "compare" (a < b) = (s >= 0) & (a <= b | a > 3) -> flag ==> begin flag := a = b; end;""",
        """rule "choice" begin b := flag ? a : (s < 0 ? 3 : 4); color := flag ? red : blue; end;""",
        """rule "if" begin if a = 1 then b := 3; elsif a = 2 then b := 4; elsif flag then b := 5; else b := 0; end; end;""",
        """rule "switch" begin switch a case 1, 2: b := 1; case b: b := 2; case 5: color := red; else b := 3; end; end;""",
        """rule "switch color" begin switch color case red: color := green; case green: color := blue; end; end;""",
        """rule "for type" begin for c: Color do pair.right[c] := s; end; for i: Small do row[i] := (row[i] + 1) % 6; end; end;""",
        """rule "for range" begin for i := 1 to a do b := i; end; for i := 0 to 30 by 7 do wide[i] := 1; end; end;""",
        """rule "for down" begin for i := 5 to 0 by -2 do row[i] := a; end; for i := a to b by 2 do row[i] := 1; end; end;""",
        """rule "for empty" begin for i := 3 to 2 do b := 0; end; end;""",
        """rule "for nested" begin for i: Id do for c: Color do grid[i][c] := a; end; end; end;""",
        """rule "while" var k: Small; begin k := 0; while k < a do k := k + 1; row[k] := 5 - k; end; end;""",
        """rule "alias" begin alias x: row[a]; p: pairs[id]; total: a + b do x := 0; a := 0; x := total % 6; end; end;""",
        """rule "records" begin pairs[id] := pair; pair := pairs[id]; pair.left := pairs[id].left; end;""",
        """rule "equal records" pair = pair & row != row ==> begin b := 1; end; invariant pair.right = pair.right;""",
        """rule "locals" var p: Pair; q: array [Color] of Signed; k: Small; begin p := pair; q := p.right; q[blue] := 1; p.right := q; pair := p; end;""",
        """rule "undefine" begin undefine pair; undefine row[2]; end; rule "clear" begin clear pair; clear row; end;""",
        """rule "copy undefined" begin b := maybe; end; rule "define" begin maybe := a; end;""",
        """ruleset i: Id; c: Color do rule "parameters" grid[i][c] < 2 ==> begin grid[i][c] := grid[i][c] + 1; end; end;""",
        """ruleset i := 1 to 5 by 2 do rule "range parameters" a = i ==> begin b := i; end; end;""",
        """ruleset k := 0 to 30; m: Small do rule "many" wide[k] = m - 2 & a = m ==> begin wide[k] := s; end; end;""",
        """alias x: row[a] do rule "alias rule" x < 5 ==> begin x := x + 1; end; end;""",
        """invariant "forall" forall i: Small do row[i] <= 5 end; invariant forall i: Id do forall c: Color do grid[i][c] = 0 end end;""",
        """invariant "exists" exists k := 0 to 30 do wide[k] > 1 end; invariant !exists i: Small do row[i] > a + b end;""",
        """ruleset i: Small do invariant "per value" row[i] = i; end; liveness "back" a = 0; cover "seen" b = 4; assume "small" b < 5;""",
        """rule "unions" begin if flag then either := color; else either := id; end; end; rule "back" !isundefined(either) & ismember(either, Color) ==> begin color := either; end;""",
        """rule "union of ids" ismember(either, Id) ==> begin id := either; end; rule "set" begin either := blue; end;""",
        """rule "assume" begin a := 3; assume b < 3; b := 4; end;""",
        """rule "cover" begin cover "met" a = 3; put a; put "text"; put pair; end;""",
        """rule "return" begin a := 2; if b = 2 then return; end; b := 2; end;""",
        """rule "large" begin big := big * 2 - 1; end; rule "shrink" big > 1000 ==> begin big := big / -7; end;""");

    /// <summary>Guards of which single values decide a part, and what goes wrong before or after that part.</summary>
    public static TheoryData<string> Guards => new(
        """rule "after a fault" maybe = 1 & a = 2 ==> begin b := 0; end; rule "define" a = 3 ==> begin maybe := a; end;""",
        """rule "before a fault" a = 2 & maybe = 1 ==> begin b := 0; end; rule "define" b = 1 ==> begin maybe := 1; end;""",
        """rule "either" (maybe = 1 | a = 1) & b = 2 ==> begin b := 0; end; rule "or" (a = 1 | a = 4) & (flag | maybe = 3) ==> begin b := 5; end;""",
        """
        ruleset i: Small; v: 0..2 do
          rule "least" isundefined(row[i]) & forall j: Small do j = i | isundefined(row[j]) | row[j] > v + 2 end
            ==> begin row[i] := v; end;
        end;
        rule "lose" begin undefine row[0]; undefine row[2]; end;
        """,
        """rule "never" maybe = 1 & 2 < 1 & a = 2 ==> begin b := 1; end; rule "define" begin maybe := a; end;""",
        """rule "defined" !isundefined(maybe) & maybe != 2 & color = green ==> begin color := red; end; rule "define" begin maybe := a; end;""",
        """rule "implies" (flag -> a > 3) & (a = 4 -> flag) ==> begin b := a; end; rule "choice" (flag ? a < 2 : a > 3) & s = -1 ==> begin b := 1; end;""",
        """rule "all" (forall c: Color do pair.right[c] = 0 | c = green end) & a = 1 ==> begin pair.right[red] := 1; end; rule "some" exists i := 1 to 3 do row[i] = 0 end ==> begin row[1] := 1; end;""",
        """rule "all zero" (forall c: Color do pair.right[c] >= 0 end) & flag ==> begin pair.right[blue] := s; end; rule "zero" begin row[a] := 0; end;""",
        """rule "dynamic" row[a] > 2 & flag & a < 5 ==> begin row[a] := 0; end; rule "index fault" row[a + 1] > 0 & flag ==> begin b := 0; end;""",
        """rule "computed" a + 1 = 3 & b * 2 < 9 & -s = 1 ==> begin b := 0; end; rule "division" 6 / a > 2 & flag ==> begin b := 1; end;""",
        """rule "never" a > 5 & flag ==> begin b := 0; end; rule "always" a >= 0 & b <= 5 ==> begin b := (b + 1) % 6; end; rule "constant" 1 > 2 ==> begin b := 9; end;""",
        """ruleset i: Id; j: Id do alias x: pairs[i]; y: x.right do rule "aliases" x.left = 0 & y[green] = 2 & i != j ==> begin y[green] := s; pairs[j].left := 1; end; end; end;""",
        """ruleset i: Id do alias x: row[a]; n: a + 1 do rule "alias fault" n < 3 & flag & grid[i][red] = 0 & x = a ==> begin b := 1; grid[i][red] := 1; end; end; end;""",
        """ruleset i: Small; j: Small; c: Color do rule "many" row[i] = j & color = c & a = j ==> begin row[i] := (j + 1) % 6; color := blue; end; end;""",
        """rule "unions" ismember(either, Color) & either = red & flag ==> begin b := 0; end; rule "set" begin either := color; color := red; end; rule "set id" a = 3 ==> begin either := id; end;""",
        """rule "wide range" big > 3 & a = 1 ==> begin big := 1; end; rule "grow" big < 40 ==> begin big := big * 2; end;""",
        """choose i: numbers do rule "element" numbers[i] = 3 & a = 2 ==> begin multisetremove(i, numbers); end; end; rule "fill" begin multisetadd(a, numbers); end;""",
        """ruleset n: Id do choose i: bag do rule "undefined element" bag[i].left = 1 & flag & id = n ==> begin multisetremove(i, bag); end; end; end; rule "fill" begin undefine pair.left; multisetadd(pair, bag); end; rule "left" begin pair.left := 1; end;""");

    public static TheoryData<string> Faults => new(
        """rule "range" begin a := a + b; end;""",
        """rule "range of a local" var k: 0..2; begin k := a; b := k; end;""",
        """rule "index" begin b := row[a + b]; end; rule "write index" begin row[s + 2] := 0; end;""",
        """rule "undefined" begin b := maybe + 1; end; rule "undefined guard" maybe = 1 ==> begin b := 0; end;""",
        """rule "undefined index" begin grid[id][color] := 1; end;""",
        """rule "division" begin b := a / s; b := a / (a - b); end; rule "remainder" begin b := a % (b - a); end;""",
        """rule "fault in a quantifier" forall i: Small do row[i] / (3 - i) < 9 end ==> begin b := 1; end;""",
        """rule "not reached" flag & row[9 - a] = 1 | a = 2 ==> begin b := 1; end;""",
        """rule "assert" begin assert a < 4 "small"; b := 0; end; rule "error" a = 4 ==> begin error "four"; end;""",
        """rule "step" begin for i := a to b by s + 1 do row[i] := 0; end; end;""",
        """rule "bounds" begin for i := row[a] to row[b + 3] do b := i; end; end;""",
        """rule "overflow" begin big := (big + 1) * 1000000000 * 1000000000 * 1000000000 % 7; end;""",
        """rule "shift" begin b := (1 << big + 70) + (a >> 3) + (a << -1) ; end;""",
        """rule "endless" a = 3 ==> begin while true do b := 1; end; end;""",
        """rule "bad conversion" begin either := color; id := either; end;""",
        """invariant "undefined" maybe < 3; invariant 10 / a > 1; invariant row[a + 1] > 0;""",
        """rule "then abandoned" begin b := row[a + 1]; assume false; end;""",
        """rule "abandoned first" begin assume false; b := row[9]; end;""",
        """rule "fault before for" begin for i := row[a + b] to 0 do b := 1; end; end;""",
        """rule "fault in a while" var k: Small; begin k := 0; while row[k + a] < 9 do k := k + 1; end; end;""");

    public static TheoryData<string> Functions => new(
        """function next(x: Small): Small; begin return (x + 1) % 6; end; rule "call" begin a := next(next(b)); end; invariant next(a) < 6;""",
        """procedure bump(var x: Small; n: Small); begin x := (x + n) % 6; end; rule "bump" var k: Small; begin bump(a, b); bump(row[a], 2); k := 1; bump(k, a); b := k; end;""",
        """procedure set(var p: Pair; c: Color; n: Signed); begin p.right[c] := n; p.left := 3; end; rule "set" var p: Pair; begin set(pair, color, s); set(pairs[id], red, 1); clear p; set(p, blue, 2); pair := p; end;""",
        """function make(n: Small): Pair; var p: Pair; begin clear p; p.left := n; return p; end; rule "make" begin pair := make(a); pairs[id] := make(b); if make(a) = pair then b := 1; end; end;""",
        """function sum(n: Small): 0..100; begin if n = 0 then return 0; end; return n + sum(n - 1); end; rule "sum" begin b := sum(a) % 6; end;""",
        """function endless(n: Small): Small; begin return endless(n); end; rule "deep" a = 4 ==> begin b := endless(1); end;""",
        """procedure down(var x: Small); begin if x > 0 then x := x - 1; down(x); end; end; rule "down" begin down(a); down(row[b]); end;""",
        """function none(n: Small): Small; begin if n < 3 then return n; end; end; rule "missing" begin b := none(a); end;""",
        """function side(): Small; begin a := (a + 1) % 6; return a; end; rule "effects" begin b := a; row[side()] := side(); row[a] := a + side() - side(); end;""",
        """function total(p: Pair): -20..20; begin return p.left + p.right[red] + p.right[green]; end; rule "by value" begin s := total(pair) - 2; end;""",
        """procedure twice(x: Small); begin a := 0; b := x; end; rule "aliased argument" begin twice(a); twice(a + 0); end;""",
        """procedure check(x: Small); begin assume x < 3; assert x != 2; b := x; end; rule "leave" begin check(a); color := red; end;""",
        """function narrow(x: 0..2): 0..2; begin return x; end; rule "argument range" begin b := narrow(a); end;""",
        """function undef(): Small; var k: Small; begin return k; end; rule "undefined result" begin b := undef(); end; rule "used" begin b := undef() + 1; end;""",
        """function pick(i: Id): Color; begin for c: Color do if grid[i][c] = 0 then return c; end; end; return red; end; rule "pick" begin color := pick(id); end;""",
        """procedure swap(var x: Small; var y: Small); var t: Small; begin t := x; x := y; y := t; end; rule "swap" begin swap(a, b); swap(row[a], row[b]); swap(a, a); end;""");

    public static TheoryData<string> Multisets => new(
        """rule "add" multisetcount(i: numbers, true) < 4 ==> begin multisetadd(a, numbers); end; choose i: numbers do rule "remove" begin multisetremove(i, numbers); end; end;""",
        """rule "overflow" begin multisetadd(b, numbers); end; invariant multisetcount(i: numbers, numbers[i] > 2) < 2;""",
        """rule "add pair" begin pair.left := a; multisetadd(pair, bag); end; choose i: bag do rule "take" bag[i].left < 4 ==> begin b := bag[i].left; multisetremove(i, bag); end; end;""",
        """rule "fill" begin multisetadd(a, numbers); multisetadd(b, numbers); end; rule "remove some" begin multisetremovepred(i: numbers, numbers[i] < 3); end;""",
        """rule "change" begin multisetadd(a, numbers); end; choose i: numbers do rule "write" begin numbers[i] := 5 - a; multisetadd(b, numbers); end; end;""",
        """rule "copy" var m: Numbers; begin multisetadd(a, m); multisetadd(b, m); if m = numbers then b := 0; end; numbers := m; end;""",
        """rule "same" var m: Numbers; n: Numbers; begin multisetadd(a, m); multisetadd(b, m); multisetadd(b, n); multisetadd(a, n); if m = n then color := red; end; end;""",
        """procedure send(p: Pair; var m: Bag); begin multisetadd(p, m); end; rule "send" begin send(pair, bag); end; rule "empty" begin undefine bag; end;""",
        """rule "add" begin multisetadd(a, numbers); end; choose i: numbers do rule "absent" begin multisetremove(i, numbers); b := numbers[i]; end; end;""",
        """rule "add undefined" begin multisetadd(maybe, numbers); multisetadd(a, numbers); end; choose i: numbers do invariant "elements" numbers[i] < 9; end;""");

    public static string Specification(string snippet) => Header + snippet;
}
