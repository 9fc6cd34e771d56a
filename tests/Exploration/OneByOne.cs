using System.Numerics;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Tests.Exploration;

/// <summary>As if every state stood for itself alone: the sum is the number of states that were looked at.</summary>
internal sealed class OneByOne : IOrbitCounter
{
    public BigInteger? States { get; private set; } = 0;

    public void Add(ReadOnlySpan<ulong> representative) => States++;
}
