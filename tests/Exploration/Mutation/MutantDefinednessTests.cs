using ModelCheck.Exploration.Compilation;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language;
using ModelCheck.Language.Mutation;
using ModelCheck.Tests.Language;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Exploration.Mutation;

public class MutantDefinednessTests
{
    [Fact]
    public void A_mutant_that_is_said_to_leave_nothing_undefined_does_not()
    {
        int compared = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            MutantSet mutants = MutantFinder.Of(Specification.FromText(RandomModel.Write(seed)).System!);
            var shape = new StateShape(mutants.Base);
            HashSet<int> defined = DefinednessAnalysis.Run(new ModelNumbering(mutants.Base, _ => false), shape);
            foreach (Mutant mutant in mutants.Mutants.Where(m => !m.MayLeaveUndefined))
            {
                HashSet<int> left = DefinednessAnalysis.Run(new ModelNumbering(mutant.System, _ => false), shape);
                Assert.True(left.IsSupersetOf(defined), $"model {seed}, {mutant.Id}");
                compared++;
            }
        }

        Assert.True(compared > 20, $"only {compared}");
    }
}
