using ModelCheck.Exploration.Search;

namespace ModelCheck.Exploration.Mutation;

/// <summary>What a mutant can bring down: a property, or one of the demands that every specification makes.</summary>
/// <param name="Group">The property's group, or a cover's number; -1 for what is no property.</param>
internal readonly record struct FallKey(FindingKind Kind, int Group)
{
    public static FallKey Deadlock { get; } = new(FindingKind.Deadlock, -1);

    public static FallKey RuleFault { get; } = new(FindingKind.RuleFault, -1);

    public static FallKey NoInitialState { get; } = new(FindingKind.NoInitialState, -1);
}
