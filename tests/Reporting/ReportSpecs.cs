namespace ModelCheck.Tests.Reporting;

/// <summary>Specifications whose reports have something of everything.</summary>
internal static class ReportSpecs
{
    /// <summary>
    /// Enum, scalarset, record, multiset, undefined values, choose, put, doc comments, two lanes, a false conjunct; and
    /// only one shortest way to the violation.
    /// </summary>
    public const string Rich =
        """
        type
          Node: enum { Alice, Bob };
          Disk: scalarset(1);
          Kind: enum { Ask, Grant };
          Message: record kind: Kind; from: Node; end;

        var
          net: multiset [2] of Message;
          owner: array [Node] of boolean;
          home: Disk;
          last: Node;
          count: 1..3;

        startstate "idle"
          for n: Node do owner[n] := false; end;
          for d: Disk do home := d; end;
          count := 1;
        end;

        ruleset n: Node do
          --- Asks for ownership.
          --- @source fs/lock.c lock_request
          rule "client: ask"
            count = (n = Alice ? 1 : 2) & multisetcount(i: net, true) < 1
          ==>
          var m: Message;
          begin
            m.kind := Ask;
            m.from := n;
            multisetadd(m, net);
            count := count + 1;
          end;
        end;

        choose i: net do
          rule "server: grant"
          begin
            put "granted";
            owner[net[i].from] := true;
            last := net[i].from;
            multisetremove(i, net);
          end;
        end;

        --- Two owners would write at the same time.
        invariant "one owner"
          count >= 1 & forall a: Node do forall b: Node do a != b -> !(owner[a] & owner[b]) end end;

        """;

    /// <summary>A fair run without end that violates a property.</summary>
    public const string Lasso =
        """
        var x: 0..2; y: boolean;
        startstate "zero" x := 0; y := false; end;
        fair rule "turn" x < 2 ==> x := x + 1; end;
        fair rule "again" x = 2 ==> x := 1; end;
        rule "set" x = 0 ==> y := true; end;
        leadsto "answered" x = 1 ~> y;

        """;

    /// <summary>Names that would steer a terminal or break a format.</summary>
    public const string Hostile =
        "var x: 0..1;\nstartstate \"a\u001b[31m\u202e\" x := 0; end;\n"
        + "rule \"quote ' back \\\\ tab\t end\" x = 0 ==> x := 1; end;\n"
        + "invariant \"</script>\u0007\" x = 0;\n";
}
