using ModelCheck.Language;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Analysis;

public class LoopIndependenceTests
{
    [Theory]
    [InlineData("for i: Id do last := i; end;", false)]
    [InlineData("for i: Id do row[i] := 1; end;", true)]
    [InlineData("for i: Id do if row[i] = 0 then row[i] := 1; end; end;", true)]
    [InlineData("for i: Id do if sum < 1 then row[i] := 1; sum := 1; end; end;", false)]
    [InlineData("for i: Id do sum := sum + row[i]; end;", true)]
    [InlineData("for i: Id do if row[i] = 0 then return; end; row[i] := 1; end;", false)]
    [InlineData("for i: Id do undefine last; end;", true)]
    [InlineData("for i: Id do if row[last] = 0 then row[i] := 1; end; end;", false)]
    [InlineData("for i: Id do multisetadd(i, bag); end;", true)]
    [InlineData("for i: Id do multisetadd(i, bag); sum := multisetcount(k: bag, true); end;", false)]
    [InlineData("for i: Id do if row[i] = 0 then sum := 1; else sum := 2; end; end;", false)]
    [InlineData("for i: Id do if row[i] = 0 then sum := 1; end; end;", true)]
    [InlineData("for i: Id do if row[i] = 0 then sum := sum + 1; else sum := sum - 1; end; end;", false)]
    [InlineData("for i: Id do if row[i] = 0 then undefine last; else sum := 2; end; end;", true)]
    [InlineData("for i: Id do row[last] := 2; row[i] := 1; end;", false)]
    [InlineData("for i: Id do if row[i] = 0 then row[last] := 1; end; end;", false)]
    [InlineData("for i: Id do if busy() then row[i] := 1; end; end;", false)]
    [InlineData("for i: Id do if busy() then sum := 1; end; end;", true)]
    [InlineData("for i: Id do mark(i); end;", true)]
    [InlineData("for i: Id do mark(last); end;", true)]
    [InlineData("for i: Id do swap(i, row[i]); end;", true)]
    [InlineData("for i: Id do swap(last, row[i]); end;", false)]
    [InlineData("for i: Id do alias mine: row[i] do if mine = 0 then mine := 1; end; end; end;", true)]
    [InlineData("alias all: row do for i: Id do if all[i] = 0 then all[i] := 1; end; end; end;", true)]
    [InlineData("alias all: row do for i: Id do if row[last] = 0 then all[i] := 1; end; end; end;", false)]
    [InlineData("for i: Id do if row[i] = 0 then error \"free\"; end; end;", true)]
    [InlineData("sum := any();", true)]
    [InlineData("for i: Id do for k: Id do grid[i][k] := 1; end; end;", true)]
    [InlineData("for i: Id do for k: Id do grid[i][k] := grid[i][last]; end; end;", false)]
    [InlineData("for i: Id do for k: Id do grid[i][k] := grid[k][i]; end; end;", false)]
    [InlineData("for i: Id do grid[last][i] := grid[i][last]; end;", false)]
    [InlineData("for i: Id do grid[last][i] := row[i]; end;", true)]
    [InlineData("for i: Id do pair.left[i] := pair.right[last]; end;", true)]
    [InlineData("for i: Id do pair.left[i] := pair.left[last]; end;", false)]
    [InlineData("for i: Id do row[last] := 1; row[i] := 1; end;", true)]
    public void Loops_that_may_depend_on_their_order_are_found(string body, bool isIndependent)
    {
        TransitionSystem system = Specification.FromText(
            $$"""
            type Id: scalarset(3);
            var row: array [Id] of 0..2; sum: 0..9; last: Id; bag: multiset [3] of Id;
              grid: array [Id] of array [Id] of 0..2;
              pair: record left, right: array [Id] of 0..2; end;
            function busy(): boolean; begin return exists k: Id do row[k] = 1 end; end;
            procedure mark(i: Id); begin row[i] := 2; end;
            procedure swap(i: Id; var x: 0..2); begin x := 2 - x; if row[i] = 1 then x := 0; end; end;
            function any(): 0..2; begin for i: Id do if row[i] > 0 then return 1; end; end; return 0; end;
            startstate begin sum := 0; end;
            rule "loop" begin {{body}} end;
            """).System!;

        Assert.Equal(isIndependent, LoopsOf(system).All(loop => new LoopIndependence(loop).Holds));
    }

    private static List<For> LoopsOf(TransitionSystem system)
    {
        var finder = new LoopFinder();
        finder.Walk(system);
        Assert.NotEmpty(finder.Loops);
        return finder.Loops;
    }

    private sealed class LoopFinder : ModelWalker
    {
        public List<For> Loops { get; } = [];

        protected override void OnStatement(Statement statement)
        {
            if (statement is For loop)
                Loops.Add(loop);
        }
    }
}
