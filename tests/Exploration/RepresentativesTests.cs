using System.Collections.Immutable;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Exploration.Symmetry;
using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Tests.Support;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration;

public class RepresentativesTests
{
    /// <summary>The names that are said turn each state of a trace into the one that the search stores.</summary>
    [Theory]
    [InlineData("broken/german-lost-write-back.m")]
    [InlineData("broken/german-missing-invalidate.m")]
    [InlineData("broken/msi-multiset-early-end.m")]
    [InlineData("broken/mcs-lock-hasty-release.m")]
    public void The_names_lead_to_the_stored_state(string spec)
    {
        TransitionSystem system = Specification.Load(Repository.PathTo($"specs/{spec}"), new LoadOptions()).System!;
        Trace trace = Checker.Check(system, new CheckOptions { SymmetryReduction = SymmetryReduction.Heuristic }).Violations[0].Trace!;
        StoredNames names = Representatives.Of(system, trace)!;

        var tables = new SymmetryTables(system);
        var renaming = new Renaming(tables);
        var compiled = CompiledModel.For(new ModelNumbering(system));
        StateLayout layout = compiled.Layout;
        ISuccessorGenerator generator = new SymmetricModel(compiled, system, layout, SymmetricModel.HeuristicCandidates).CreateGenerator();
        foreach ((TraceStep step, ImmutableArray<ImmutableArray<int>> named) in trace.Steps.Zip(names.Steps))
        {
            ulong[] stored = new ulong[layout.WordCount];
            layout.Pack(step.State.AsSpan(), stored);
            generator.Canonicalize(stored);
            int[] all = [.. tables.Scalarsets.Zip(named, (range, type) => type.Select(name => name + range.First)).SelectMany(type => type)];
            ulong[] renamed = new ulong[layout.WordCount];
            layout.Pack(renaming.Apply([.. step.State], all), renamed);
            Assert.Equal(stored, renamed);
        }

        Assert.All(names.Steps.SelectMany(step => step), type => Assert.Equal(Enumerable.Range(0, type.Length), type.Order()));
    }

    [Theory]
    [InlineData("ext4-data-journal/v5.7.m")]
    [InlineData("broken/peterson-late-flag.m")]
    public void Without_interchangeable_elements_there_are_no_other_names(string spec)
    {
        TransitionSystem system = Specification.Load(Repository.PathTo($"specs/{spec}"), new LoadOptions()).System!;

        Assert.Null(Representatives.Of(system, Checker.Check(system, new CheckOptions()).Violations[0].Trace!));
    }
}
