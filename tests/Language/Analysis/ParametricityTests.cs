using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Language;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Language.Elaboration;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Analysis;

public sealed class ParametricityTests : IDisposable
{
    private const string Rest = "startstate end; rule undefine row; end;";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("const M: 2 * N; type Other: scalarset(M + N);")]
    [InlineData("invariant forall i: Id; k: Id do row[i] = row[k] -> i = k end;")]
    [InlineData("var owner: union { Id, enum { nobody } }; rule clear row; end;")]
    [InlineData("type Owner: union { enum { nobody }, Id }; var owner: Owner; rule clear owner; end;")]
    [InlineData("procedure reset(N: 0..2); begin for i: Id do row[i] := N; end; end;")]
    [InlineData("ruleset i: Id do rule const N: 1; begin row[i] := N; end; end;")]
    [InlineData("rule for i: Id do alias mine: row[i] do mine := mine + 1; end; end; end;")]
    [InlineData("const K: 2; var sum: 0..K; rule for i := 0 to K do sum := i; end; end;")]
    public void A_type_whose_size_shows_nowhere_else_may_be_of_any_size(string text) =>
        Assert.Empty(ObstaclesOf("Id", text));

    [Theory]
    [InlineData("var sum: 0..«N»;", "'N' is also used here")]
    [InlineData("const M: N - 1; var sum: 0..«M»;", "'M' is also used here")]
    [InlineData("rule for i := 1 to «N» do undefine row; end; end;", "'N' is also used here")]
    [InlineData("var places: array [scalarset(«N»)] of boolean;", "'N' is also used here")]
    [InlineData("var bag: multiset [«N»] of Id;", "'N' is also used here")]
    [InlineData("rule type Local: scalarset(«N»); begin undefine row; end;", "'N' is also used here")]
    [InlineData("rule const M: «N»; begin undefine row; end;", "'N' is also used here")]
    [InlineData("var last: Id; rule «for i: Id do last := i; end»; end;",
        "a loop over it may depend on the order of its values")]
    [InlineData("type Any: union { Id, enum { none } }; var last: Any; rule «for i: Any do last := i; end»; end;",
        "a loop over it may depend on the order of its values")]
    [InlineData("var sum: 0..99; procedure count(); begin «for i: Id do sum := sum + 1; end»; end;",
        "a loop over it counts its values")]
    [InlineData("var bag: multiset [9] of Id; rule «for i: Id do multisetadd(i, bag); end»; end;",
        "a loop over it counts its values")]
    [InlineData("var last: record id: array [boolean] of Id; end; rule «clear last»; end;",
        "'clear' singles one of its values out")]
    [InlineData("var owner: union { Id, enum { nobody } }; rule «clear owner»; end;",
        "'clear' singles one of its values out")]
    public void A_type_whose_size_or_order_shows_keeps_its_size(string marked, string reason)
    {
        ImmutableArray<Diagnostic> obstacles = ObstaclesOf("Id", marked);

        Diagnostic obstacle = Assert.Single(obstacles);
        Assert.Equal(("MC0417", $"'Id' cannot be of any size: {reason}"), (obstacle.Code, obstacle.Message));
        Assert.Equal(marked[(marked.IndexOf('«') + 1)..marked.IndexOf('»')], obstacle.Span.Text);
        Assert.Equal("Id", obstacle.Related!.Value.Span.Text);
    }

    [Fact]
    public void A_constant_behind_the_constant_of_the_size_counts()
    {
        TransitionSystem system = Load("""
            const ALL: 6; N: ALL / 2;
            type Id: scalarset(N); Page: scalarset(4);
            var row: array [Id] of Page; sum: 0..ALL;
            """ + Rest).System!;

        Assert.Equal([false, true], Parametricity.Of(system).Select(f => f.MayBeOfAnySize));
    }

    [Fact]
    public void A_constant_that_an_import_passes_on_counts()
    {
        _folder.Write("node.m", "const NODE: 1; type Node: scalarset(NODE); var row: array [Node] of boolean;");
        string spec = _folder.Write("spec.m", "const N: 3; import \"node.m\" with NODE = N; var sum: 0..N;" + Rest);

        Diagnostic obstacle = Assert.Single(Parametricity.Of(Specification.Load(spec).System!)[0].Obstacles);
        Assert.Equal("'Node' cannot be of any size: 'N' is also used here", obstacle.Message);
    }

    /// <summary>To Rumur the width of integers depends on every number that the text mentions.</summary>
    [Fact]
    public void Under_the_rules_of_Rumur_no_type_may_be_of_any_size()
    {
        var options = new LoadOptions { Compatibility = Compatibility.Rumur };
        TransitionSystem system = Specification.FromText(
            "type Id: scalarset(3); var row: array [Id] of boolean; startstate end; rule undefine row; end;",
            options).System!;

        Assert.False(Assert.Single(Parametricity.Of(system)).MayBeOfAnySize);
    }

    /// <summary>One family: the size asked for gives what the constant gives.</summary>
    [Theory]
    [InlineData("classic/german.m", "Node", "NODE")]
    public void A_free_type_can_be_resized_alone(string spec, string type, string constant)
    {
        string path = Repository.PathTo("specs", spec);
        TransitionSystem resized = Specification.Load(
            path, new LoadOptions { ScalarsetSizes = [(type, 3)] }).System!;
        TransitionSystem declared = Specification.Load(path, new LoadOptions { Constants = [(constant, "3")] }).System!;

        Assert.True(Parametricity.Of(resized).Single(f => f.Type.Name == type).MayBeOfAnySize);
        CheckResult left = Checker.Check(resized, new CheckOptions());
        CheckResult right = Checker.Check(declared, new CheckOptions());
        Assert.Equal((right.Verdict, right.States, right.RulesFired), (left.Verdict, left.States, left.RulesFired));
    }

    private static ImmutableArray<Diagnostic> ObstaclesOf(string type, string marked) =>
        Parametricity.Of(Load("const N: 3; type Id: scalarset(N); var row: array [Id] of 0..2;" + marked + Rest).System!)
            .Single(freedom => freedom.Type.Name == type).Obstacles;

    private static LoadResult Load(string marked)
    {
        LoadResult loaded = MarkedSource.Load(marked, Compatibility.None);
        Assert.Empty(loaded.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message));
        return loaded;
    }
}
