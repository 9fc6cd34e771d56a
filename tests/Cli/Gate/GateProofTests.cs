using ModelCheck.Tests.Support;
using ModelCheck.Tests.Z3;
using Xunit;

namespace ModelCheck.Tests.Cli.Gate;

/// <summary>Expected proofs.</summary>
public sealed class GateProofTests : IDisposable
{
    private readonly GateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresZ3Fact]
    public void An_expected_proof_is_sought()
    {
        _folder.Write("proved.m", "-- expect: proved \"small\"\n" + SmallSpecs.Holds);
        _folder.Write("violated.m", "-- expect: proved \"tiny\"\n" + SmallSpecs.ViolatesInvariant);
        ProgramRun run = _folder.Run("--timeout", "30s");

        Assert.Equal(21, run.ExitCode);
        Assert.Contains($"ok    {_folder.PathTo("proved.m")}  proved as expected", run.Output);
        Assert.Contains("violated.m:1: expected proved \"tiny\", but: not proved\n", run.Output);
    }
}
