namespace ModelCheck.Scaling;

/// <summary>What the simulated machines, their network and the search on them are like. Times are in seconds.</summary>
public sealed record Cluster
{
    /// <summary>Machines with one process each.</summary>
    public int Nodes { get; init; } = 1;

    public int Threads { get; init; } = 16;

    /// <summary>Bits that a node can send, and receive at the same time, in a second.</summary>
    public double LinkBits { get; init; } = 10e9;

    public double Latency { get; init; } = 2e-6;

    /// <summary>Making one successor and its hash.</summary>
    public double Expansion { get; init; } = 25e-9;

    /// <summary>Looking up a successor in the process that made it.</summary>
    public double Lookup { get; init; } = 70e-9;

    /// <summary>Taking a successor that belongs to another process.</summary>
    public double Taking { get; init; } = 54e-9;

    /// <summary>Adding a state that has come from another process, which is in no cache.</summary>
    public double Adding { get; init; } = 230e-9;

    /// <summary>Sending one message, or receiving it, which one thread of a process does at a time.</summary>
    public double Message { get; init; } = 2e-6;

    /// <summary>Bringing two halves of the processes together when a level is over.</summary>
    public double Meeting { get; init; } = 10e-6;

    /// <summary>Successors of a state.</summary>
    public double Firings { get; init; } = 8;

    /// <summary>Of the successors, those whose owner is drawn anew; the others stay where their predecessor is.</summary>
    public double DrawnShare { get; init; } = 1;

    /// <summary>Of the foreign successors, those that were not sent shortly before.</summary>
    public double KeptShare { get; init; } = 0.85;

    public int StateBytes { get; init; } = 16;

    public int HeaderBytes { get; init; } = 64;

    /// <summary>Of a full message, header included.</summary>
    public int MessageBytes { get; init; } = 32 << 10;

    /// <summary>Nodes are simulated as at most so many groups; those of a group do the same at the same time.</summary>
    public int Groups { get; init; } = 8;

    public int StatesPerMessage => int.Max(1, (MessageBytes - HeaderBytes) / StateBytes);

    /// <summary>Of all successors, those that belong to another node than their predecessor.</summary>
    public double ForeignShare => DrawnShare * (Nodes - 1) / Nodes;
}
