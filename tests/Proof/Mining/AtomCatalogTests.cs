using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Mining;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof.Mining;

public class AtomCatalogTests
{
    private const string Small =
        """
        type Node: scalarset(2); Step: enum {idle, busy, done}; Count: 0..2; Many: 0..1000;
        var
          step: array [Node] of Step;
          next: array [Node] of Node;
          flag: array [boolean] of record bit: boolean; end;
          first, second: Count;
          many: Many;
        startstate begin end;
        rule "nothing" begin end;
        """;

    [Fact]
    public void Without_variables_there_are_the_atoms_of_what_has_no_open_index()
    {
        Template template = Catalog(Small)[0];

        Assert.Empty(template.Variables);
        Assert.Equal(
            [
                "flag[false].bit",
                "flag[true].bit",
                "(first = 0)",
                "(first = 1)",
                "(first = 2)",
                "(second = 0)",
                "(second = 1)",
                "(second = 2)",
                "(first = second)",
            ],
            template.Atoms.Select(a => a.Text));
    }

    [Fact]
    public void The_last_template_speaks_of_some_elements_too()
    {
        Template template = Catalog(Small)[^1];

        Assert.Empty(template.Variables);
        Assert.Equal(
            [
                "(first = second)",
                "(exists n: Node do (step[n] = idle) end)",
                "(exists n: Node do (step[n] = busy) end)",
                "(exists n: Node do (step[n] = done) end)",
            ],
            template.Atoms.Select(a => a.Text).TakeLast(4));
    }

    [Fact]
    public void Variables_stand_for_open_indices_and_for_values()
    {
        Template template = Catalog(Small)[2];

        Assert.Equal("[Node, Node]", template.ToString());
        Assert.Equal(
            ["(step[n] = idle)", "(step[n2] = done)", "(next[n] = n)", "(next[n] = n2)", "(next[n] = next[n2])"],
            template.Atoms.Select(a => a.Text).Where(text => text is "(step[n] = idle)" or "(step[n2] = done)"
                || text.StartsWith("(next[n]", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_may_be_undefined_is_different_from_everything_then()
    {
        Atom atom = Catalog(Small, isAlwaysDefined: false)[1].Atoms.Single(a => a.Text.Contains("next[n] = n)"));

        Assert.Equal("(!isundefined(next[n]) & (next[n] = n))", atom.Text);
        Assert.Equal("(isundefined(next[n]) | (next[n] != n))", atom.NegatedText);
    }

    [Theory]
    [InlineData("german.m", "NODE", 2, 4)]
    [InlineData("mcs-lock.m", "N", 2, 3)]
    public void Atoms_are_the_same_at_every_size_and_the_specification_can_say_them(
        string file, string constant, int size, int otherSize)
    {
        string text = File.ReadAllText(Repository.PathTo("specs", "classic", file));
        ImmutableArray<Template> small = Catalog(text, (constant, size), isAlwaysDefined: false);
        ImmutableArray<Template> large = Catalog(text, (constant, otherSize), isAlwaysDefined: false);

        Assert.Equal(
            small.Select(t => string.Join(' ', t.Atoms.Select(a => a.Text))),
            large.Select(t => string.Join(' ', t.Atoms.Select(a => a.Text))));
        string lemmas = string.Concat(small.SelectMany((template, number) => Enumerable.Range(0, template.Atoms.Length)
            .Select(i => new Clause(number, [new Literal(i, true), new Literal(i, false)]))
            .Select(clause => $"invariant {clause.ToText(small)};\n")));
        LoadResult loaded = Specification.FromText(text + lemmas);
        Assert.Empty(loaded.Diagnostics);
    }

    private static ImmutableArray<Template> Catalog(string text, bool isAlwaysDefined = true) =>
        Catalog(Specification.FromText(text).System!, isAlwaysDefined);

    private static ImmutableArray<Template> Catalog(string text, (string Name, int Value) size, bool isAlwaysDefined) =>
        Catalog(
            Specification.FromText(text, new LoadOptions { Constants = [(size.Name, $"{size.Value}")] }).System!,
            isAlwaysDefined);

    private static ImmutableArray<Template> Catalog(TransitionSystem system, bool isAlwaysDefined) => AtomCatalog.Of(
        system,
        [.. system.Types.OfType<ScalarsetType>().Select(t => t.Name!)],
        _ => isAlwaysDefined,
        mostVariables: 2);
}
