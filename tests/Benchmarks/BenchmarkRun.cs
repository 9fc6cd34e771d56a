using System.Collections.Immutable;

namespace ModelCheck.Benchmarks;

/// <summary>All runs of one contestant on one model.</summary>
internal sealed record ContestantResult(
    Contestant Contestant, long States, ImmutableArray<Measurement> Runs)
{
    public double User => Median(r => r.User);

    public double System => Median(r => r.System);

    public double Wall => Median(r => r.Wall);

    public double PeakBytes => Median(r => r.PeakBytes);

    private double Median(Func<Measurement, double> value)
    {
        double[] ascending = [.. Runs.Select(value).Order()];
        return (ascending[(ascending.Length - 1) / 2] + ascending[ascending.Length / 2]) / 2;
    }
}

/// <param name="Bits">Of a state, as we pack it.</param>
internal sealed record ModelResult(BenchmarkModel Model, int Bits, ImmutableArray<ContestantResult> Results);

/// <summary>Lets all contestants explore a model, in turns.</summary>
/// <remarks>
/// One after the other and then all over again, so that whatever else the machine does meets all of them
/// alike. Who takes more than a minute runs once.
/// </remarks>
internal sealed class BenchmarkRun(WorkFolder folder, int rounds)
{
    private const double LongSeconds = 60;

    private readonly Contestant[] _contestants =
    [
        new OurChecker(folder, 1, Symmetry.Off),
        new OurChecker(folder, 2, Symmetry.Off),
        new Rumur(folder, Symmetry.Off),
        new Spin(folder),
        new SpinRuns(folder),
        new OurChecker(folder, 1, Symmetry.Exhaustive),
        new Rumur(folder, Symmetry.Exhaustive),
        new Rumur(folder, Symmetry.Heuristic),
    ];

    public ModelResult Measure(BenchmarkModel model)
    {
        Contestant[] taking = [.. _contestants.Where(c => c.Takes(model))];
        Command[] commands = [.. taking.Select(c => c.Prepare(model))];
        List<Measurement>[] runs = [.. taking.Select(_ => new List<Measurement>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < taking.Length; i++)
            {
                if (runs[i].Any(r => r.User > LongSeconds))
                    continue;

                Console.Error.WriteLine($"{model.Name}, round {round + 1}: {taking[i].Name}");
                runs[i].Add(MeasuredProcess.Run(commands[i]));
            }
        }

        var results = new ContestantResult[taking.Length];
        for (int i = 0; i < taking.Length; i++)
        {
            long states = taking[i].StatesIn(runs[i][0].Output, model);
            results[i] = new ContestantResult(taking[i], states, [.. runs[i]]);
        }

        CheckAgreement(model, results);
        return new ModelResult(model, BitsOf(model), [.. results]);
    }

    // A heuristic may explore a state more than once; all others must count the same.
    private static void CheckAgreement(BenchmarkModel model, ContestantResult[] results)
    {
        foreach (IGrouping<Symmetry, ContestantResult> equal in results
                     .Where(r => r.Contestant.Symmetry != Symmetry.Heuristic)
                     .GroupBy(r => r.Contestant.Symmetry))
        {
            if (equal.Select(r => r.States).Distinct().Count() == 1)
                continue;

            string counts = string.Join(", ", equal.Select(r => $"{r.Contestant.Name} {r.States}"));
            throw new BenchmarkException($"{model.Name}: the numbers of states differ: {counts}");
        }
    }

    // "State: 14 variables, 50 simple values, 84 bits, stored in 16 bytes"
    private int BitsOf(BenchmarkModel model)
    {
        string[] constants = [.. model.Constants.Select(c => $"--const={c}")];
        Measurement info = MeasuredProcess.Run(
            new Command(folder.Root, folder.InRoot("modelcheck"), ["info", model.Spec, .. constants]));
        string first = info.Output[..info.Output.IndexOf('\n')];
        return int.Parse(first.Split(", ").Single(p => p.EndsWith(" bits", StringComparison.Ordinal))[..^5]);
    }
}
