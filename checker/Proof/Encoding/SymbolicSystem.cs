using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>
/// A transition system in many-sorted first-order logic: what the state is made of, the initial states, what
/// each rule
/// does to the state, and what the properties claim.
/// </summary>
/// <remarks>
/// A state is an interpretation of <see cref="Functions"/>. Made by <see cref="Encode"/>; all its terms
/// belong to
/// <see cref="Terms"/>. Not for several threads at a time.
/// </remarks>
public sealed class SymbolicSystem
{
    private readonly EncodingContext _context;
    private readonly RuleEncoder _encoder;

    internal SymbolicSystem(EncodingContext context, RuleEncoder encoder)
    {
        _context = context;
        _encoder = encoder;
    }

    public TransitionSystem System => _context.System;

    public TermFactory Terms => _context.Terms;

    public SortTable Sorts => _context.Sorts;

    /// <summary>
    /// The parts of the state, in the order of its slots. Variables without an encoding are left out.
    /// </summary>
    public required ImmutableArray<StateLeaf> Leaves { get; init; }

    /// <summary>
    /// The functions that make up a state, in the order of the leaves: values, and where they are defined.
    /// </summary>
    public ImmutableArray<FunctionSymbol> Functions =>
    [
        .. Leaves.SelectMany(leaf => leaf.Definedness is null
            ? (FunctionSymbol[])[leaf.Value]
            : [leaf.Value, leaf.Definedness]),
    ];

    /// <summary>Closed formulas that hold in every state: the bounds of integer leaves.</summary>
    public required ImmutableArray<Term> TypingFacts { get; init; }

    public required ImmutableArray<SymbolicRule> InitialRules { get; init; }

    /// <summary>In the order of the specification, and of the parameters' values within one rule.</summary>
    public required ImmutableArray<SymbolicRule> Rules { get; init; }

    /// <summary>Those properties that a single state decides, in the order of the specification.</summary>
    public required ImmutableArray<SymbolicProperty> Properties { get; init; }

    /// <summary>What has no encoding, in the order of the specification.</summary>
    public required ImmutableArray<Unencodable> Unencodable { get; init; }

    /// <summary>Whether every rule is encoded, so that a proof covers all behaviour.</summary>
    public bool IsComplete => Unencodable.All(u => u.Owner is not Rule);

    /// <summary>
    /// The formula for an expression of the transition system in some state: an invariant, a lemma, an atom.
    /// </summary>
    /// <param name="bindings">Terms for the variables that the expression does not bind itself.</param>
    /// <param name="failure">What has no encoding, when the result is false.</param>
    public bool TryEncode(
        Expression expression,
        IEnumerable<(LocalVariable Variable, Term Value)> bindings,
        [NotNullWhen(true)] out EncodedExpression? encoded,
        [NotNullWhen(false)] out Unencodable? failure)
    {
        try
        {
            encoded = _encoder.Encode(expression, bindings);
            failure = null;
            return true;
        }
        catch (UnencodableException exception)
        {
            encoded = null;
            failure = new Unencodable(expression, exception.Span, exception.Message);
            return false;
        }
    }

    /// <summary>
    /// As <see cref="TryEncode(Expression, IEnumerable{ValueTuple{LocalVariable, Term}}, out
    /// EncodedExpression?, out Encoding.Unencodable?)"/>, for a property with its rulesets.
    /// </summary>
    public bool TryEncode(
        Property property,
        [NotNullWhen(true)] out SymbolicProperty? encoded,
        [NotNullWhen(false)] out Unencodable? failure)
    {
        try
        {
            encoded = _encoder.Encode(property);
            failure = null;
            return true;
        }
        catch (UnencodableException exception)
        {
            encoded = null;
            failure = new Unencodable(property, exception.Span, exception.Message);
            return false;
        }
    }

    /// <summary>The conjuncts of a rule's guard where evaluating it does not fail, in source order.</summary>
    /// <param name="rule">One of <see cref="Rules"/>.</param>
    public ImmutableArray<Term> GuardParts(SymbolicRule rule) => _encoder.GuardParts(rule);

    /// <summary>Puts a transition system into logic. What cannot be is listed in the result.</summary>
    public static SymbolicSystem Encode(
        TransitionSystem system, EncodingOptions? options = null, CancellationToken cancellation = default) =>
        new SystemEncoder(system, options ?? new EncodingOptions(), cancellation).Encode();
}
