using FsCheck.Fluent;
using ModelCheck.Exploration.States;
using Xunit;
using Check = FsCheck.Check;

namespace ModelCheck.Tests.Exploration;

public class BitGroupsTests
{
    [Fact]
    public void Scatter_undoes_gather_with_and_without_the_instruction() =>
        Check.QuickThrowOnFailure(Prop.ForAll<ulong, ulong>((word, mask) =>
        {
            ulong bits = BitGroups.Gather(word, mask);

            return bits == BitGroups.GatherBitByBit(word, mask)
                && BitGroups.Scatter(bits, mask) == (word & mask)
                && BitGroups.ScatterBitByBit(bits, mask) == (word & mask);
        }));
}
