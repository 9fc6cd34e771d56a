namespace ModelCheck.Tests.Cli;

/// <summary>Specifications of a few lines, one for each way in which a check can end.</summary>
internal static class SmallSpecs
{
    /// <summary>Three states: x counts from 0 to 2 and starts again.</summary>
    public const string Counter =
        """
        var x: 0..3;
        startstate "zero" x := 0; end;
        rule "count: up" x < 2 ==> x := x + 1; end;
        rule "count: again" x = 2 ==> x := 0; end;

        """;

    public const string Holds = Counter + "invariant \"small\" x <= 2;\n";

    public const string ViolatesInvariant = Counter + "invariant \"tiny\" x < 2;\n";

    public const string Deadlocks = "var x: 0..3;\nstartstate x := 0; end;\nrule x < 2 ==> x := x + 1; end;\n";

    public const string ViolatesLiveness =
        "var x: 0..3;\nstartstate x := 0; end;\nrule x < 2 ==> x := x + 1; end;\nrule x = 2 ==> x := 1; end;\n"
        + "liveness \"back at zero\" x = 0;\n";

    public const string FailsAssertion = Counter + "rule \"check\" x = 1 ==> assert x = 0 \"still zero\"; end;\n";

    public const string MissesCover = Counter + "cover \"three\" x = 3;\n";

    public const string AssumesTheImpossible = Counter + "assume \"never\" x = 3;\n";

    /// <summary>Far more states than any test waits for.</summary>
    public const string Endless =
        """
        var x: array [0..9] of 0..9;
        startstate for i: 0..9 do x[i] := 0; end; end;
        ruleset i: 0..9 do rule x[i] < 9 ==> x[i] := x[i] + 1; end; end;
        ruleset i: 0..9 do rule x[i] > 0 ==> x[i] := 0; end; end;
        invariant "true" true;

        """;
}
