namespace ModelCheck.Scaling;

/// <summary>What a simulated search came to.</summary>
/// <param name="Working">The share of its threads' time that a node spends on work, messages included.</param>
/// <param name="Sending">The share of the time in which a node's link sends.</param>
public sealed record Outcome(
    double Seconds, long States, long Expanded, long Sent, long Added, long Messages, double Bytes, double Working, double Sending)
{
    public double StatesPerSecond => States / Seconds;

    public double StatesPerMessage => Messages == 0 ? 0 : (double)Sent / Messages;
}

/// <summary>A search of given levels, one after the other.</summary>
public static class SearchSimulation
{
    public static Outcome Run(Cluster cluster, IEnumerable<long> levels)
    {
        var sum = new Outcome(0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (long states in levels)
        {
            var level = new LevelSimulation(cluster, states);
            double seconds = level.Run();
            (double working, double sending) = level.Busy;
            sum = new Outcome(
                sum.Seconds + seconds,
                sum.States + states,
                sum.Expanded + level.Expanded,
                sum.Sent + level.Sent,
                sum.Added + level.Added,
                sum.Messages + level.Messages,
                sum.Bytes + level.Bytes,
                sum.Working + working,
                sum.Sending + sending);
        }

        return sum with { Working = sum.Working / sum.Seconds, Sending = sum.Sending / sum.Seconds };
    }
}
