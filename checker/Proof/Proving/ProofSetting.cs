using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Proving;

/// <summary>A specification in logic, and for which sizes something is proved about it.</summary>
/// <param name="FixedSizes">By the sorts' names; null for any size.</param>
/// <param name="Sizes">Of every scalarset type declared with a name.</param>
public sealed record ProofSetting(
    SymbolicSystem Symbolic, ImmutableDictionary<string, int>? FixedSizes, ImmutableArray<ProofSize> Sizes)
{
    /// <summary>What keeps proofs from covering all behaviour: a rule or an assumption without an encoding.</summary>
    public IEnumerable<Unencodable> Gaps => Symbolic.Unencodable.Where(
        u => u.Owner is not Property { Kind: not PropertyKind.Assumption });

    /// <summary>The declared sizes, or any size of every type that may have one.</summary>
    public static ProofSetting Of(TransitionSystem system, bool anySize, CancellationToken cancellation)
    {
        var symbolic = SymbolicSystem.Encode(system, EncodingOptions.ForAnySize(system), cancellation);
        if (anySize)
            return new ProofSetting(symbolic, null, [.. Parametricity.Of(system).Select(f => SizeOf(f, symbolic))]);

        ImmutableArray<ProofSize> declared =
            [.. system.Scalarsets.Select(s => new ProofSize(s.Type.Name!, (long)s.Type.Cardinality))];

        // One rule for all elements makes smaller formulas than one for each, but not everything has such an encoding.
        return symbolic.Unencodable is []
            ? new ProofSetting(symbolic, DeclaredSizes(symbolic), declared)
            : new ProofSetting(
                SymbolicSystem.Encode(system, cancellation: cancellation), ImmutableDictionary<string, int>.Empty, declared);
    }

    /// <summary>Sizes of an instance for reports: <c>Node = 3, Page = 2</c>.</summary>
    public static string Describe(TransitionSystem instance) =>
        instance.Scalarsets.IsEmpty ? "the specification" : instance.ScalarsetSizes;

    private static ProofSize SizeOf(ScalarsetFreedom freedom, SymbolicSystem symbolic)
    {
        string name = freedom.Type.Name!;
        if (symbolic.Sorts.IsAnySize(freedom.Type))
            return new ProofSize(name, null);

        return freedom.Obstacles is [var first, ..]
            ? new ProofSize(name, (long)freedom.Type.Cardinality, first.Message, first.Span)
            : new ProofSize(
                name, (long)freedom.Type.Cardinality, $"'{name}' cannot be of any size: it is a member of a union");
    }

    private static ImmutableDictionary<string, int> DeclaredSizes(SymbolicSystem symbolic)
    {
        Dictionary<string, int> byType = symbolic.System.Scalarsets.ToDictionary(
            s => s.Type.Name!, s => (int)s.Type.Cardinality, StringComparer.Ordinal);
        return symbolic.Sorts.Scalars.ToImmutableDictionary(
            (ScalarSort sort) => sort.Name, sort => byType[symbolic.Sorts.TypeNameOf(sort)]);
    }
}
