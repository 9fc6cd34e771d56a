using System.Globalization;

namespace ModelCheck.Scaling;

/// <summary>
/// Predicts how a distributed search scales: <c>dotnet run --project tests/Scaling -- [NAME=VALUE ...]</c>. Without
/// arguments it prints the tables of <c>checker/Exploration/Distributed/scaling.md</c>.
/// </summary>
public static class Program
{
    private const double Nano = 1e-9;
    private const double Micro = 1e-6;
    private const int MostOfAnything = 1_000_000;

    // The others may be 0.
    private static readonly string[] Positive = ["nodes", "threads", "factor", "gigabits", "firings", "state-bytes", "message-bytes"];

    private static readonly Dictionary<string, Func<Cluster, double, Cluster>> Settings = new()
    {
        ["threads"] = (cluster, value) => cluster with { Threads = (int)value },
        ["latency-us"] = (cluster, value) => cluster with { Latency = value * Micro },
        ["expansion-ns"] = (cluster, value) => cluster with { Expansion = value * Nano },
        ["lookup-ns"] = (cluster, value) => cluster with { Lookup = value * Nano },
        ["taking-ns"] = (cluster, value) => cluster with { Taking = value * Nano },
        ["adding-ns"] = (cluster, value) => cluster with { Adding = value * Nano },
        ["message-us"] = (cluster, value) => cluster with { Message = value * Micro },
        ["meeting-us"] = (cluster, value) => cluster with { Meeting = value * Micro },
        ["firings"] = (cluster, value) => cluster with { Firings = value },
        ["kept"] = (cluster, value) => cluster with { KeptShare = value },
        ["state-bytes"] = (cluster, value) => cluster with { StateBytes = (int)value },
        ["message-bytes"] = (cluster, value) => cluster with { MessageBytes = (int)value },
    };

    public static int Main(string[] arguments)
    {
        try
        {
            foreach (string line in Lines(arguments))
                Console.WriteLine(line);

            return 0;
        }
        catch (FormatException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 2;
        }
    }

    /// <exception cref="FormatException">An argument is not a setting.</exception>
    public static IEnumerable<string> Lines(IEnumerable<string> arguments)
    {
        var cluster = new Cluster { Firings = LevelSizes.FiringsOfGerman6 };
        int factor = 1;
        int[] nodes = [8, 64, 512];
        double[] gigabits = [10, 100];
        double[] drawn = [1, 0.3];
        foreach (string argument in arguments)
        {
            (string name, double[] values) = Parse(argument);
            if (name == "nodes")
                nodes = [.. values.Select(value => (int)value)];
            else if (name == "gigabits")
                gigabits = values;
            else if (name == "drawn")
                drawn = values;
            else if (name == "factor")
                factor = (int)values[0];
            else if (Settings.TryGetValue(name, out Func<Cluster, double, Cluster>? set))
                cluster = set(cluster, values[0]);
            else
                throw new FormatException($"no such setting: {name}; there are nodes, gigabits, drawn, factor, {string.Join(", ", Settings.Keys)}");
        }

        return ScalingTable.Of(cluster, LevelSizes.German6, factor, nodes, gigabits, drawn);
    }

    private static (string Name, double[] Values) Parse(string argument)
    {
        string[] parts = argument.Split('=', 2);
        if (parts.Length < 2)
            throw new FormatException($"'{argument}' is not NAME=VALUE");

        return (parts[0], [.. parts[1].Split(',').Select(value => Number(parts[0], value))]);
    }

    private static double Number(string name, string text)
    {
        int least = Positive.Contains(name) ? 1 : 0;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= least && value <= MostOfAnything
            ? value
            : throw new FormatException($"{name} must be a number from {least} to {MostOfAnything}, not '{text}'");
    }
}
