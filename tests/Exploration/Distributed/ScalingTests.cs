using ModelCheck.Scaling;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Exploration.Distributed;

/// <summary>The simulation of distributed searches, and the page that it has written.</summary>
public class ScalingTests
{
    /// <summary>Nothing but the work that one process has, too, and no network that would take time.</summary>
    private static readonly Cluster WithoutCosts = new()
    {
        Nodes = 8,
        LinkBits = double.PositiveInfinity,
        Latency = 0,
        Message = 0,
        Meeting = 0,
        Taking = 0,
        Adding = 70e-9,
        KeptShare = 1,
    };

    public static TheoryData<string, string> Tables => new()
    {
        { "scaling", "" },
        { "scaling-larger", "factor=100" },
        { "scaling-peak", "nodes=128,256,1024 gigabits=100" },
        { "scaling-messages", "message-us=0.5 nodes=512" },
        { "scaling-measured", "threads=1 nodes=2 gigabits=1000 drawn=1,0.25 kept=0.76" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_page_has_what_the_program_prints(string section, string arguments) => GeneratedSection.Compare(
        Repository.PathTo("checker", "Exploration", "Distributed", "scaling.md"),
        section,
        Program.Lines(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(64)]
    public void Every_state_is_expanded_once_and_what_is_sent_is_added(int nodes)
    {
        Outcome outcome = SearchSimulation.Run(new Cluster { Nodes = nodes }, LevelSizes.German5);

        Assert.Equal(22_031_028, outcome.Expanded);
        Assert.Equal(outcome.Sent, outcome.Added);
        Assert.InRange(
            outcome.Sent - (22_031_028 * 8.0 * 0.85 * (nodes - 1) / nodes), -nodes * LevelSizes.German5.Count, nodes * LevelSizes.German5.Count);
    }

    [Fact]
    public void Levels_are_those_of_the_searches() =>
        Assert.Equal((22_031_028, 1_109_614_545), (LevelSizes.German5.Sum(), LevelSizes.German6.Sum()));

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(512)]
    public void With_a_network_that_takes_no_time_nodes_add_up(int nodes)
    {
        long[] levels = [4_000_000_000];
        double alone = SearchSimulation.Run(WithoutCosts with { Nodes = 1 }, levels).Seconds;
        double together = SearchSimulation.Run(WithoutCosts with { Nodes = nodes }, levels).Seconds;

        Assert.Equal(4e9 * 8 * 95e-9 / 16, alone, 0.01);
        Assert.InRange(alone / together, 0.97 * nodes, 1.001 * nodes);
    }

    [Theory]
    [InlineData(8, 10e9)]
    [InlineData(64, 100e9)]
    public void Without_work_the_links_are_what_takes_time(int nodes, double bits)
    {
        Cluster cluster = WithoutCosts with { Nodes = nodes, LinkBits = bits, Expansion = 0, Lookup = 0, Adding = 0 };
        Outcome outcome = SearchSimulation.Run(cluster, [4_000_000_000]);

        Assert.InRange(outcome.Seconds, outcome.Bytes * 8 / nodes / bits, 1.25 * outcome.Bytes * 8 / nodes / bits);
    }

    [Fact]
    public void A_chain_of_states_is_a_meeting_after_the_other()
    {
        Cluster cluster = WithoutCosts with { Nodes = 64, Meeting = 1e-3, Firings = 1 };
        Outcome outcome = SearchSimulation.Run(cluster, Enumerable.Repeat(1L, 100));

        Assert.InRange(outcome.Seconds, 0.6, 0.601);
    }

    /// <summary>Nodes that do the same at the same time may be simulated as one.</summary>
    [Fact]
    public void Groups_of_nodes_are_as_fast_as_nodes()
    {
        var cluster = new Cluster { Nodes = 32 };
        double few = SearchSimulation.Run(cluster with { Groups = 8 }, LevelSizes.German5).StatesPerSecond;
        double all = SearchSimulation.Run(cluster with { Groups = 32 }, LevelSizes.German5).StatesPerSecond;

        Assert.InRange(few / all, 0.9, 1.1);
    }

    [Theory]
    [InlineData("nodes")]
    [InlineData("speed=3")]
    [InlineData("threads=-1")]
    [InlineData("nodes=8,0")]
    [InlineData("threads=many")]
    public void What_is_no_setting_is_refused(string argument) =>
        Assert.Throws<FormatException>(() => Program.Lines([argument]));
}
