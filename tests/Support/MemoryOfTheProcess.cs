using Xunit;

namespace ModelCheck.Tests.Support;

/// <summary>
/// Tests whose memory limit counts from what the process occupies: other tests at the same time would use it up.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryOfTheProcess
{
    public const string Name = "memory of the process";

    // A search keeps 24 MiB and a fiftieth of its limit for the runtime, so a large process needs more.
    private const int ShareForTheRuntime = 32;

    /// <summary>A limit under which a search may use a little more than so many bytes from now on.</summary>
    public static long LimitLeaving(long bytes) =>
        Environment.WorkingSet + (Environment.WorkingSet / ShareForTheRuntime) + (26L << 20) + bytes;
}
