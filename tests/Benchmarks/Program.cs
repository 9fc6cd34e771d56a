namespace ModelCheck.Benchmarks;

/// <summary>
/// Measures our checker side by side with Rumur and SPIN on the same models and writes a table. See README.md
/// beside this file.
/// </summary>
internal static class Program
{
    private const string Usage = "usage: modelcheck-bench [--out FILE] [--rounds N] [--only TEXT]";

    private static int Main(string[] arguments)
    {
        if (Options.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        using var folder = new WorkFolder();
        try
        {
            Measure(folder, options);
            return 0;
        }
        catch (BenchmarkException failure)
        {
            Console.Error.WriteLine($"modelcheck-bench: {failure.Message}");
            return 1;
        }
    }

    // The report is written after every model, so that ending a long run leaves what it has measured.
    private static void Measure(WorkFolder folder, Options options)
    {
        Machine machine = Machine.Describe();
        var run = new BenchmarkRun(folder, options.Rounds);
        List<ModelResult> results = [];
        foreach (BenchmarkModel model in BenchmarkModel.All)
        {
            if (!model.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
                continue;

            results.Add(run.Measure(model));
            string report = MarkdownReport.Of(results, machine with { LoadAfter = Machine.Load() });
            File.WriteAllText(options.Out, report);
        }

        Console.Write(File.ReadAllText(options.Out));
    }

    private sealed record Options(string Out, int Rounds, string Only)
    {
        public static Options? Parse(string[] arguments)
        {
            var options = new Options("benchmarks.md", 3, "");
            for (int i = 0; i < arguments.Length; i += 2)
            {
                string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
                switch (arguments[i])
                {
                    case "--out" when value is not null:
                        options = options with { Out = value };
                        break;
                    case "--rounds" when int.TryParse(value, out int rounds) && rounds > 0:
                        options = options with { Rounds = rounds };
                        break;
                    case "--only" when value is not null:
                        options = options with { Only = value };
                        break;
                    default:
                        return null;
                }
            }

            return options;
        }
    }
}

/// <summary>Something outside of the measured programs went wrong, or two of them disagree.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
