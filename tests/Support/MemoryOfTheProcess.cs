using Xunit;

namespace ModelCheck.Tests.Support;

/// <summary>
/// Tests whose memory limit counts from what the process occupies: other tests at the same time would use it up.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryOfTheProcess
{
    public const string Name = "memory of the process";
}
