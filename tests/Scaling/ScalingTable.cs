using System.Globalization;

namespace ModelCheck.Scaling;

/// <summary>Searches on clusters of several sizes and networks, side by side, as rows of a Markdown table.</summary>
public static class ScalingTable
{
    private const double Million = 1e6;

    /// <param name="factor">How many times as many states each level has.</param>
    public static IEnumerable<string> Of(
        Cluster cluster, IReadOnlyList<long> levels, int factor, IReadOnlyList<int> nodes, IReadOnlyList<double> gigabits, IReadOnlyList<double> drawn)
    {
        long[] sizes = [.. levels.Select(level => level * factor)];
        double alone = SearchSimulation.Run(cluster with { Nodes = 1 }, sizes).StatesPerSecond;
        yield return "| nodes | Gbit/s | owner drawn anew | million states/s | times one node | of ideal | threads work | link sends | states in a message |";
        yield return "|--:|--:|--:|--:|--:|--:|--:|--:|--:|";
        yield return string.Create(
            CultureInfo.InvariantCulture, $"| 1 | | | {alone / Million:0.0} | 1.0 | 100 % | | | |");
        foreach (int count in nodes)
        {
            foreach (double share in drawn)
            {
                foreach (double link in gigabits)
                    yield return Row(cluster with { Nodes = count, LinkBits = link * 1e9, DrawnShare = share }, sizes, alone);
            }
        }
    }

    private static string Row(Cluster cluster, long[] sizes, double alone)
    {
        Outcome outcome = SearchSimulation.Run(cluster, sizes);
        double times = outcome.StatesPerSecond / alone;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {cluster.Nodes} | {cluster.LinkBits / 1e9:0} | {cluster.DrawnShare:0.00} | {outcome.StatesPerSecond / Million:0.0} "
                + $"| {times:0.0} | {times / cluster.Nodes * 100:0} % | {outcome.Working * 100:0} % | {outcome.Sending * 100:0} % "
                + $"| {outcome.StatesPerMessage:0} |");
    }
}
