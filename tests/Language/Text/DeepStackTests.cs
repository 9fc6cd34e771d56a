using System.Runtime.CompilerServices;
using ModelCheck.Language.Text;
using Xunit;

namespace ModelCheck.Tests.Language.Text;

public class DeepStackTests
{
    [Fact]
    public void Has_room_for_a_million_calls() =>
        Assert.Equal(1_000_000, DeepStack.Run(() => Descend(1_000_000)));

    [Fact]
    public void On_a_deep_stack_already_it_only_calls()
    {
        (int outer, int inner) = DeepStack.Run(() =>
            (Environment.CurrentManagedThreadId, DeepStack.Run(() => Environment.CurrentManagedThreadId)));

        Assert.Equal(outer, inner);
        Assert.NotEqual(Environment.CurrentManagedThreadId, outer);
    }

    [Fact]
    public void An_exception_reaches_the_caller_as_it_was_thrown()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => DeepStack.Run<int>(Fail));

        Assert.Equal("as thrown", thrown.Message);
        Assert.Contains(nameof(Fail), thrown.StackTrace);
    }

    private static int Fail() => throw new InvalidOperationException("as thrown");

    // The addition after the call keeps it from becoming a loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Descend(int depth) => depth == 0 ? 0 : Descend(depth - 1) + 1;
}
