using ModelCheck.Reporting;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Cli.Gate;
using ModelCheck.Tests.Support;

namespace ModelCheck.Tests.Reporting.Gate;

/// <summary>Gates with every kind of outcome, in a form for other programs.</summary>
internal static class GateReports
{
    /// <summary>A deadlock of two threads, against expectation.</summary>
    public const string Deadlock =
        """
        -- expect: holds
        var held: array [1..2] of 0..2;
        startstate "free" for l: 1..2 do held[l] := 0; end; end;
        ruleset t: 1..2 do
          rule "take the first" held[t] = 0 & forall l: 1..2 do held[l] != t end ==> held[t] := t; end;
          rule "take the second" held[t] = t & held[3 - t] = 0 ==> held[3 - t] := t; end;
          rule "release" held[1] = t & held[2] = t ==> held[1] := 0; held[2] := 0; end;
        end;

        """;

    /// <summary>What a format makes of a folder of specifications with all kinds of outcomes.</summary>
    public static string OfEverything(string format)
    {
        using var folder = new GateFolder();
        folder.Write("a holds.m", "-- expect: holds\n-- expect large: states 3\n" + SmallSpecs.Holds);
        folder.Write("b violated.m", "-- expect: states 9\n-- expect: holds\n" + SmallSpecs.ViolatesInvariant);
        folder.Write("c broken.m", "-- expect: holds\nvar x: y;");
        folder.Write("d none.m", SmallSpecs.Holds);
        folder.Write("e hostile.m", "-- expect: violated \"\u001b|`<b>\u202e\" in 1 step\n" + ReportSpecs.Hostile);
        folder.Write("f deadlock.m", Deadlock);
        string file = folder.PathTo("out");
        ProgramRun run = folder.Run("--out", $"{format}={file}");
        return run.ExitCode == 21 ? File.ReadAllText(file) : throw new InvalidOperationException(run.Output + run.Errors);
    }

    /// <summary>What a format makes of one check.</summary>
    public static string OfCheck(string specification, IReportFormat format)
    {
        using var stream = new MemoryStream();
        format.Write(Reports.Of(specification), stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
