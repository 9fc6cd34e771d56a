namespace ModelCheck.Tests.Cli.Proving;

/// <summary>Specifications of a few lines to prove, or not.</summary>
internal static class ProveSpecs
{
    public const string Lock =
        """
        type Node: scalarset(3);
        var lock: boolean; holds: array [Node] of boolean;
        startstate "free" lock := false; for n: Node do holds[n] := false; end; end;
        ruleset n: Node do
          rule "enter" !lock ==> lock := true; holds[n] := true; end;
          rule "leave" holds[n] ==> lock := false; holds[n] := false; end;
        end;

        """;

    /// <summary>The invariant is no induction by itself; with the lemma it is.</summary>
    public const string LockWithLemma = Lock + Lemma + MutualExclusion;

    public const string Lemma = "lemma \"locked\" (exists n: Node do holds[n] end) -> lock;\n";

    public const string MutualExclusion =
        "invariant \"one\" forall a: Node do forall b: Node do a != b -> !(holds[a] & holds[b]) end end;\n";

    /// <summary>One counter follows the other.</summary>
    public const string Counters =
        """
        var x: 0..1000; y: 0..1000; ahead: boolean;
        startstate x := 0; y := 0; ahead := false; end;
        rule "lead" !ahead & x < 1000 ==> x := x + 1; ahead := true; end;
        rule "follow" ahead ==> y := y + 1; ahead := false; end;
        invariant "close" x - y <= 1;
        invariant "behind" y <= x;

        """;

    /// <summary>Only with four nodes or more: fewer than declared hide it.</summary>
    public const string BrokenForFour =
        """
        type Node: scalarset(4);
        var seen: array [Node] of boolean;
        startstate for n: Node do seen[n] := false; end; end;
        ruleset n: Node do rule "see" !seen[n] ==> seen[n] := true; end; end;
        invariant "not four" forall a: Node do forall b: Node do forall c: Node do forall d: Node do
          (seen[a] & seen[b] & seen[c] & seen[d]) -> (a = b | a = c | a = d | b = c | b = d | c = d) end end end end;
        """;

    /// <summary>A guard that reads what may be undefined; the invariants hold all the same.</summary>
    public const string MayFail =
        """
        var x: 0..3; y: 0..3;
        startstate x := 0; undefine y; end;
        rule "up" x < 3 ==> x := x + 1; end;
        rule "fail" x = 3 & y = 1 ==> x := 0; end;
        invariant "small" x <= 3;
        """;

    public const string Multiset =
        """
        type Node: scalarset(2);
        var net: multiset [2] of Node; x: 0..1;
        startstate undefine net; x := 0; end;
        ruleset n: Node do rule "send" multisetcount(i: net, true) < 2 ==> multisetadd(n, net); end; end;
        invariant "zero" x = 0;
        """;
}
