using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>What the page shows of a proof.</summary>
[Collection(ViewerBrowserTests.Name)]
public class ProofViewTests(ViewerBrowser browser)
{
    private const string Markup = "</script><img src=x onerror=document.title=1>";

    private static readonly string Specification =
        $$"""
        type Node: scalarset(3);
        var x: 0..3; owner: array [Node] of boolean;
        startstate "zero" x := 0; for n: Node do owner[n] := false; end; end;
        rule "up" x < 2 ==> x := x + 1; end;
        rule "again" x = 2 ==> x := 0; end;
        invariant "small" x <= 2;
        ruleset n: Node do invariant "nobody {{Markup}}" !owner[n]; end;
        lemma "not three" x != 3;

        """;

    private static readonly ImmutableArray<EngineRun> Engines =
        [new("inductive check", "proved 2 of 3", 12, TimeSpan.FromSeconds(0.25)), new("mining", "1 clause", 3, TimeSpan.Zero)];

    [BrowserFact]
    public void A_proof_says_what_stands_alone_and_what_rests_on_what()
    {
        ViewerDriver page = browser.OpenReport(Proved());

        Assert.Equal("✓ HOLDS", page.Texts(".verdict .badge")[0]);
        Assert.Equal("modelcheck prove spec.m --unbounded", page.Texts(".head .command")[0]);
        Assert.Equal("Proved for any number of Node", page.Texts(".section")[0]);
        Assert.Equal(["Inductive alone 1", "With the help of others 2", "Lemmas 1"], page.Texts(".proof-group"));
        Assert.Equal(
            "✓ proved invariant \"small\" inductive alone x <= 2", page.Texts(".proof")[0]);
        Assert.Contains($"nobody {Markup}", page.Texts(".proof")[1], StringComparison.Ordinal);
        page.Click(".proof summary");
        Assert.Equal("lemma \"not three\": x != 3", page.Texts(".proof .clauses li")[0]);
        page.Click(".proof .name");
        Assert.Equal("invariant", page.Texts(".line .pointed")[0]);

        Assert.Contains("inductive check proved 2 of 3 12 0.25", page.Texts(".engine-table tr"));
        Assert.Equal("In certificate, manifest sha256 00ff", page.Text(".certificate"));
        Assert.Contains("modelcheck prove --verify certificate", page.Texts(".command"));
        Assert.Contains("questions to the solver 15", page.Texts(".statistics > div"));
        Assert.Equal(0, page.Count("img"));
        page.AssertSilent();
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(390)]
    public void What_stands_in_the_way_of_a_proof_is_shown(int width)
    {
        ViewerDriver page = browser.OpenReport(Unproved());
        page.Resize(width, 800, dark: true);

        Assert.Equal(["Not proved 1"], page.Texts(".proof-group").Take(1));
        string failure = page.Text(".induction-failure");
        Assert.Contains("rule 'again' preserves 'small': the state below is not reachable where Node = 3", failure, StringComparison.Ordinal);
        Assert.Contains("owner [Node_1..Node_3: false]", failure, StringComparison.Ordinal);
        Assert.Contains("then again: x 2 3", failure, StringComparison.Ordinal);
        Assert.Equal(width, page.Evaluate<long>("document.documentElement.scrollWidth"));
        page.AssertSilent();
        page.Resize(1280, 800);
    }

    private static Report Proved() => With((system, claims) => new ProofResult(
        claims, IsAnySize: true, [new ProofSize("Node", null)], ["x < 3"], Engines, Failure: null, TimeSpan.FromSeconds(1))
    {
        Certificate = "certificate",
        CertificateSha256 = "00ff",
    });

    private static Report Unproved() => With((system, claims) => new ProofResult(
        [claims[0] with { Method = ProofMethod.None }, .. claims.Skip(1)],
        IsAnySize: false,
        [new ProofSize("Node", 3)],
        [],
        Engines,
        new InductionFailure(
            system, "rule 'again' preserves 'small'", new Instance<Rule>(system.Rules[1], []), [2, 0, 0, 0], [3, 0, 0, 0],
            IsReachable: false),
        TimeSpan.FromSeconds(1)));

    private static Report With(Func<TransitionSystem, ImmutableArray<PropertyProof>, ProofResult> prove)
    {
        Report report = Reports.Of(Specification);
        Property[] properties = [.. report.System.Properties];
        ProofResult proof = prove(report.System,
        [
            new PropertyProof(properties[0], ProofMethod.Alone, [], []),
            new PropertyProof(properties[1], ProofMethod.WithOthers, [properties[2]], []),
            new PropertyProof(properties[2], ProofMethod.Alone, [], []),
            new PropertyProof(null, ProofMethod.WithClauses, [properties[0]], ["x < 3"]),
        ]);
        return report with
        {
            Inquiry = report.Inquiry with { Command = "prove" },
            Result = report.Result with { States = 0, StatesByDepth = [] },
            Proof = proof,
        };
    }
}
