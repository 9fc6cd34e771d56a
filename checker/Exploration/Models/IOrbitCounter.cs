using System.Numerics;

namespace ModelCheck.Exploration.Models;

/// <summary>Counts the states for which those of a search stand; for one thread.</summary>
public interface IOrbitCounter
{
    /// <summary>How many the states added stand for; null when some of them may stand for the same ones.</summary>
    BigInteger? States { get; }

    /// <param name="representative">Its words as <see cref="ICompiledModel.ToFull"/> gives them.</param>
    void Add(ReadOnlySpan<ulong> representative);
}
