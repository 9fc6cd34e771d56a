using System.Globalization;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Text;

/// <summary>Says what a specification will probably take, in numbers of two or three digits.</summary>
/// <param name="threads">That will explore.</param>
/// <param name="limitBytes">Most memory that will be used.</param>
public sealed class EstimateText(CostEstimate estimate, int threads, long limitBytes)
{
    // Each further thread explores less than the first one, by what was measured on two.
    private const double ThreadsExponent = 0.6;

    public void Write(StyledWriter writer)
    {
        writer.WriteLine("Estimate", Style.Bold);
        if (estimate.States is not { } states)
        {
            writer.WriteLine($"  states:  no telling: the levels grow more and more up to {Exact(estimate.Found)} states, and no "
                + "constant can be made smaller");
            return;
        }

        writer.WriteLine($"  states:  {StatesText(states)}");
        if (estimate.Seconds is { } seconds)
            writer.WriteLine($"  time:    {Time(Shared(seconds))}, {ViolationText.Count(threads, "thread")}");

        writer.WriteLine($"  memory:  {Size(estimate.Bytes!.Value)}");
        if (estimate.WordsPerState > 1)
            writer.WriteLine($"           {Size(estimate.BytesOfTrees!.Value)} with --store tree");

        writer.WriteLine($"  {Enough(estimate.Bytes.Value, estimate.BytesOfTrees!.Value)}");
    }

    private string StatesText(Band states) => estimate.Basis switch
    {
        EstimateBasis.Everything => $"{Exact(estimate.Found)}, all explored",
        EstimateBasis.SmallerInstances =>
            $"{Around(states, Count)}, as they go on with {estimate.Constant} = "
                + string.Join(", ", estimate.Sizes.Select(s => $"{s.Size}: {Exact(s.States)}")),
        EstimateBasis.Levels =>
            $"{Around(states, Count)}, as the levels went on up to {Exact(estimate.Found)}",
        EstimateBasis.Nothing => throw new InvalidOperationException("a number of states without a basis"),
    };

    private string Enough(Band plain, Band trees)
    {
        string limit = $"the {Gigabytes(limitBytes)} that may be used";
        if (plain.High <= limitBytes)
            return $"enough: {limit}";
        if (plain.Likely <= limitBytes)
            return $"probably enough: {limit}; surely with --store tree if states share their parts";
        if (trees.Likely <= limitBytes)
            return $"probably enough with --store tree: {limit}";

        double machines = double.Ceiling(trees.Likely / limitBytes);
        return $"not enough: {limit}; about {machines:0} times as much is needed with --store tree";
    }

    private Band Shared(Band seconds)
    {
        double speed = double.Pow(threads, ThreadsExponent);
        return new Band(seconds.Low / speed, seconds.Likely / speed, seconds.High / speed);
    }

    private static string Time(Band seconds) => Around(seconds, Duration);

    private static string Size(Band bytes) => Around(bytes, Gigabytes);

    private static string Around(Band band, Func<double, string> format)
    {
        string low = format(band.Low);
        string high = format(band.High);
        string likely = format(band.Likely);
        return low == high ? likely : $"about {likely} ({low} to {high})";
    }

    private static string Exact(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Count(double number) => number switch
    {
        < 1e4 => number.ToString("0", CultureInfo.InvariantCulture),
        < 1e6 => $"{Digits(number / 1e3)} thousand",
        < 1e9 => $"{Digits(number / 1e6)} million",
        < 1e12 => $"{Digits(number / 1e9)} billion",
        _ => number.ToString("0.0e0", CultureInfo.InvariantCulture),
    };

    private static string Gigabytes(double bytes) => bytes < 1e9
        ? $"{double.Max(1, bytes / 1e6):0} MB"
        : $"{Digits(bytes / 1e9)} GB";

    private static string Duration(double seconds) => seconds switch
    {
        < 1 => "1 s",
        < 100 => $"{seconds:0} s",
        < 6000 => $"{seconds / 60:0} min",
        < 200_000 => $"{Digits(seconds / 3600)} h",
        _ => $"{seconds / 86_400:0} days",
    };

    private static string Digits(double number) =>
        number.ToString(number < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
