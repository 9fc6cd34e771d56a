using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Mutation;

/// <summary>What is done to a specification, at one place.</summary>
public enum MutationOperator
{
    /// <summary>A conjunct of a rule's guard is left out.</summary>
    GuardRemoved,

    /// <summary>A conjunct of a rule's guard has to be false.</summary>
    GuardNegated,

    /// <summary>A conjunct of an <c>if</c>'s condition, or of what a function returns, is left out.</summary>
    ConditionRemoved,

    /// <summary>The same has to be false.</summary>
    ConditionNegated,

    /// <summary>An <c>assume</c> in a body is left out.</summary>
    AssumptionRemoved,

    /// <summary>A statement that changes variables itself is left out.</summary>
    AssignmentRemoved,

    /// <summary>A call of a procedure is left out.</summary>
    CallRemoved,

    /// <summary>What an <c>if</c> or <c>switch</c> does otherwise is left out.</summary>
    ElseRemoved,

    /// <summary>Two statements that follow one another, and of which one sees what the other does, change places.</summary>
    StatementsSwapped,

    /// <summary>A boolean constant of the specification, or of a module, has the other value.</summary>
    SwitchFlipped,
}

/// <summary>A specification with one small change.</summary>
/// <param name="Id">The same for the same change of the same text, whatever else is changed: a place and an operator.</param>
/// <param name="Span">What is changed.</param>
/// <param name="Owner">The rule or function that it is in.</param>
/// <param name="Description">As in <c>without "!shadow"</c>.</param>
/// <param name="System">What the changed specification denotes.</param>
/// <param name="Rules">The places in <see cref="TransitionSystem.Rules"/> of the rules that are others than before.</param>
/// <param name="ChangesInitialStates">Whether some initial rule is another than before.</param>
public sealed record Mutant(
    string Id,
    MutationOperator Operator,
    SourceSpan Span,
    MutatedPlace Owner,
    string Description,
    TransitionSystem System,
    ImmutableArray<int> Rules,
    bool ChangesInitialStates)
{
    /// <summary>
    /// False only where no variable can be undefined that never is without the change: initial states are the same, and what
    /// is left out, or done in another order, gives no local variable its value.
    /// </summary>
    public bool MayLeaveUndefined { get; init; } = true;

    /// <summary>Whether all that it leaves out is a write that no rule and no property ever reads.</summary>
    public bool IsUnread { get; init; }
}

/// <summary>A rule, initial rule, function or constant.</summary>
/// <param name="Sources">What it models: the values of its <c>@source</c> tags.</param>
public sealed record MutatedPlace(string Kind, string Name, ImmutableArray<string> Sources)
{
    public override string ToString() => $"{Kind} \"{Name}\"";
}

/// <summary>What can be changed of a specification.</summary>
/// <param name="Base">The specification without what its constants rule out: what every mutant is compared with.</param>
/// <param name="Mutants">In source order.</param>
/// <param name="IndependentPairs">
/// How many pairs of neighbouring statements were not swapped since neither sees what the other does: that changes
/// nothing.
/// </param>
public sealed record MutantSet(TransitionSystem Base, ImmutableArray<Mutant> Mutants, int IndependentPairs);
