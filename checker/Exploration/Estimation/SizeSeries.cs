using System.Collections.Immutable;
using ModelCheck.Language.Results;

namespace ModelCheck.Exploration.Estimation;

/// <summary>Follows the number of states from small values of a constant to a larger one.</summary>
/// <remarks>
/// One client, task or place more multiplies the states by a factor that changes little: mostly it still grows a bit.
/// So the logarithm is followed, with the last difference and a part of how it changed. What part is the uncertainty.
/// </remarks>
/// <param name="Points">By size, each one more than the one before; at least two.</param>
internal sealed record SizeSeries(ImmutableArray<SizedCount> Points)
{
    // How much of the change in the difference goes on at each further size.
    private const double LikelyPart = 0.6;

    // What is not known in any case, for each size more.
    private const double Margin = 0.08;
    private const double MarginOfTwo = 0.6;

    /// <param name="size">More than that of the last point.</param>
    public Band At(long size)
    {
        double[] logarithms = [.. Points.Select(p => double.Log(p.States))];
        double difference = logarithms[^1] - logarithms[^2];
        double change = logarithms.Length > 2 ? difference - (logarithms[^2] - logarithms[^3]) : 0;
        double margin = logarithms.Length > 2 ? Margin : MarginOfTwo;
        long steps = size - Points[^1].Size;
        double Follow(double part, double more) =>
            double.Exp(logarithms[^1] + double.Max(0, Sum(difference, change, part, steps)) + (more * steps));

        (double low, double high) = change > 0 ? (0, 1) : (1, 0);
        return new Band(Follow(low, -margin), Follow(LikelyPart, 0), Follow(high, margin));
    }

    // Each difference is the one before it and a part of the change, which shrinks by the same part.
    private static double Sum(double difference, double change, double part, long steps)
    {
        double sum = 0;
        for (long i = 0; i < steps; i++)
        {
            change *= part;
            difference += change;
            sum += difference;
        }

        return sum;
    }
}
