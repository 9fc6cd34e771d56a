using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>A part of the state with a simple type: one for all indices that are scalarsets of any size, and
/// for each
/// combination of the others.</summary>
/// <param name="Name">Its path in the specification, with empty brackets for the indices left open.</param>
/// <param name="Indices">The types of the open indices, outermost first.</param>
/// <param name="Value">Takes the open indices.</param>
/// <param name="Definedness">
/// Takes the same indices; null when the leaf is defined in every reachable state.
/// </param>
public sealed record StateLeaf(
    string Name,
    StateVariable Variable,
    SimpleType Type,
    ImmutableArray<ScalarsetType> Indices,
    FunctionSymbol Value,
    FunctionSymbol? Definedness);
