using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelCheck.Benchmarks;

internal enum Symmetry
{
    Off,

    /// <summary>Each tool's exact reduction.</summary>
    Exhaustive,

    /// <summary>Rumur's default: some states are explored more than once.</summary>
    Heuristic,
}

/// <summary>A checker in one configuration.</summary>
internal abstract class Contestant(WorkFolder folder)
{
    public abstract string Name { get; }

    public virtual Symmetry Symmetry => Symmetry.Off;

    protected WorkFolder Folder => folder;

    public abstract bool Takes(BenchmarkModel model);

    /// <summary>Generates and compiles whatever is needed, unmeasured, and says what to run.</summary>
    public abstract Command Prepare(BenchmarkModel model);

    /// <summary>The states that the specification has, according to what the run printed.</summary>
    public abstract long StatesIn(string output, BenchmarkModel model);

    protected static long Number(string text) =>
        long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}

/// <summary>Our checker, started as users start it.</summary>
internal sealed class OurChecker(WorkFolder folder, int threads, Symmetry symmetry) : Contestant(folder)
{
    public override string Name =>
        threads == 1 ? "ModelCheck" : $"ModelCheck, {threads} threads";

    public override Symmetry Symmetry => symmetry;

    public override bool Takes(BenchmarkModel model) => symmetry == Symmetry.Off || model.HasSymmetry;

    public override Command Prepare(BenchmarkModel model) => new(
        Folder.Root,
        Folder.InRoot("modelcheck"),
        [
            "check", model.Spec, .. model.Constants.Select(c => $"--const={c}"), "--threads", $"{threads}",
            "--symmetry-reduction", symmetry == Symmetry.Off ? "off" : "exhaustive",
            "--progress", "off", "--out", "json=-",
            .. model.Claim is { } claim ? ["--property", claim.Property] : (string[])[],
        ]);

    public override long StatesIn(string output, BenchmarkModel model) =>
        JsonDocument.Parse(output).RootElement.GetProperty("states").GetInt64();
}

/// <summary>Rumur, on the specification that <c>modelcheck flatten</c> writes.</summary>
internal sealed partial class Rumur(WorkFolder folder, Symmetry symmetry) : Contestant(folder)
{
    public override string Name => symmetry == Symmetry.Heuristic ? "Rumur, heuristic" : "Rumur";

    public override Symmetry Symmetry => symmetry;

    public override bool Takes(BenchmarkModel model) =>
        model.IsForRumur && (symmetry == Symmetry.Off || model.HasSymmetry);

    public override Command Prepare(BenchmarkModel model)
    {
        string place = Folder.Fresh($"{Name} {symmetry} {model.Name}");
        string[] constants = [.. model.Constants.Select(c => $"--const={c}")];
        Measurement flat = MeasuredProcess.Run(
            new Command(Folder.Root, Folder.InRoot("modelcheck"), ["flatten", model.Spec, .. constants]));
        File.WriteAllText(Path.Combine(place, "model.m"), flat.Output);
        MeasuredProcess.Run(new Command(
            place, "rumur", "--threads", "1", "--symmetry-reduction", symmetry.ToString().ToLowerInvariant(),
            "--deadlock-detection", "stuttering", "--output", "model.c", "model.m"));
        string[] flags = ["-std=c11", "-O3", "-march=native", "-mcx16"];
        MeasuredProcess.Run(
            new Command(place, "cc", [.. flags, "-o", "model", "model.c", "-lpthread"]));
        return new Command(place, Path.Combine(place, "model"));
    }

    public override long StatesIn(string output, BenchmarkModel model) =>
        Number(States().Matches(output)[^1].Groups[1].Value);

    [GeneratedRegex("([0-9]+) states")]
    private static partial Regex States();
}

/// <summary>
/// SPIN's depth-first search for safety, without partial-order reduction, on a hand-written twin.
/// </summary>
internal sealed partial class Spin(WorkFolder folder) : Contestant(folder)
{
    public override string Name => "SPIN";

    public override bool Takes(BenchmarkModel model) => model is { Twin: not null, Claim: null };

    public override Command Prepare(BenchmarkModel model)
    {
        PromelaTwin twin = model.Twin!;
        string place = Folder.Fresh($"{Name} {model.Name}");
        foreach (string file in Directory.EnumerateFiles(Folder.InRoot("tests", "Benchmarks", "twins")))
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)));

        MeasuredProcess.Run(
            new Command(place, "spin", ["-a", .. twin.Defines.Select(d => $"-D{d}"), twin.File]));
        MeasuredProcess.Run(
            new Command(place, "cc", "-O3", "-DSAFETY", "-DNOREDUCE", "-w", "-o", "pan", "pan.c"));
        return new Command(place, Path.Combine(place, "pan"), "-m5000000");
    }

    public override long StatesIn(string output, BenchmarkModel model) =>
        Number(Stored().Match(output).Groups[1].Value) - model.Twin!.ExtraStates;

    [GeneratedRegex("([0-9]+) states, stored")]
    private static partial Regex Stored();
}

/// <summary>
/// SPIN's nested depth-first search for acceptance cycles, under weak fairness where the claim asks for it, without
/// partial-order reduction.
/// </summary>
internal sealed class SpinRuns(WorkFolder folder) : Contestant(folder)
{
    public override string Name => "SPIN";

    public override bool Takes(BenchmarkModel model) => model is { Twin: not null, Claim: not null };

    public override Command Prepare(BenchmarkModel model)
    {
        PromelaTwin twin = model.Twin!;
        string place = Folder.Fresh($"{Name} {model.Name}");
        foreach (string file in Directory.EnumerateFiles(Folder.InRoot("tests", "Benchmarks", "twins")))
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)));

        MeasuredProcess.Run(
            new Command(place, "spin", ["-a", "-DCLAIMS", .. twin.Defines.Select(d => $"-D{d}"), twin.File]));
        MeasuredProcess.Run(
            new Command(place, "cc", "-O3", "-DNOREDUCE", "-DNFAIR=8", "-w", "-o", "pan", "pan.c"));
        string[] fairness = model.Claim!.IsFair ? ["-f"] : [];
        return new Command(place, Path.Combine(place, "pan"), ["-a", .. fairness, "-N", model.Claim.Name, "-m10000000"]);
    }

    // All claims that are measured hold.
    public override long StatesIn(string output, BenchmarkModel model) =>
        output.Contains("errors: 0", StringComparison.Ordinal)
            ? model.Claim!.States
            : throw new BenchmarkException($"{model.Name}: SPIN does not find that the claim holds");
}
