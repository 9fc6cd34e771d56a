using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>A trace of ten thousand steps opens at once and can be walked through.</summary>
[Collection(ViewerBrowserTests.Name)]
public class LongTraceTests(ViewerBrowser browser, ITestOutputHelper output)
{
    private const int Steps = 10_000;

    private static readonly string Specification =
        $$"""
        type Task: 1..3;
        var x: 0..{{Steps}}; work: array [Task] of 0..9; sum: 0..2;
        startstate "zero" x := 0; sum := 0; for t: Task do work[t] := 0; end; end;
        ruleset t: Task do
          rule "turn" x % 3 = t - 1 ==> x := x + 1; work[t] := (work[t] + 1) % 10; sum := work[1] % 3; end;
        end;
        --- @window "high" x > 9000
        invariant "ends" x < {{Steps}};

        """;

    [BrowserFact]
    public void Ten_thousand_steps_open_and_move()
    {
        ViewerDriver page = browser.OpenText(Specification);
        Assert.Equal("10000 / 10000", page.Position);
        Assert.InRange(page.Count(".step"), 5, 60);
        double paint = page.Evaluate<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime + 0.001");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first paint after {paint:0} ms"));

        foreach (string view in new[] { "state", "lanes", "why", "rules", "table", "properties" })
            output.WriteLine($"{view}: {TimeSteps(page, view)}");

        page.Press("g");
        Assert.Equal("0 / 10000", page.Position);
        page.AssertSilent();
    }

    /// <summary>Presses the key for the next step and measures each until the page is drawn.</summary>
    private static string TimeSteps(ViewerDriver page, string view)
    {
        page.Run($"location.hash = 'view={view}&step=5000'");
        page.WaitFor($"document.body.dataset.view === '{view}'");
        const string Measure =
            """
            const times = [];
            for (let i = 0; i < 20; i++) {
              const start = performance.now();
              document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
              document.body.getBoundingClientRect();
              times.push(performance.now() - start);
            }
            times.sort((a, b) => a - b);
            return `a step takes ${times[10].toFixed(1)} ms, at most ${times[19].toFixed(1)} ms`;
            """;
        string result = (string)page.Run(Measure)!;
        Assert.Equal("5020 / 10000", page.Position);
        return result;
    }
}
