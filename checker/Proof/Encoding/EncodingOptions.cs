using System.Collections.Immutable;
using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Encoding;

/// <summary>How a transition system is put into logic.</summary>
public sealed record EncodingOptions
{
    /// <summary>
    /// Names of the scalarset types that become sorts of any size. All others have the size that they were
    /// declared
    /// with, and their arrays one function for each element.
    /// </summary>
    /// <remarks>Whether a scalarset may have another size at all is for the caller to know.</remarks>
    public ImmutableHashSet<string> AnySize { get; init; } = [];

    /// <summary>
    /// Options under which every scalarset that may have any size has one, except members of unions.
    /// </summary>
    /// <remarks>A union's values are a list, so its members keep their sizes.</remarks>
    public static EncodingOptions ForAnySize(TransitionSystem system)
    {
        ImmutableArray<SimpleType> inUnions = [.. UnionMembers.Of(system)];
        return new EncodingOptions
        {
            AnySize =
            [
                .. Parametricity.Of(system)
                    .Where(freedom => freedom.MayBeOfAnySize && !inUnions.Contains(freedom.Type))
                    .Select(freedom => freedom.Type.Name!),
            ],
        };
    }

    /// <summary>
    /// Statements and expressions run symbolically for one rule, beyond which it is not encodable.
    /// </summary>
    public int MaxSteps { get; init; } = 500_000;

    /// <summary>Terms made for the whole specification, beyond which nothing more is encoded.</summary>
    public int MaxTerms { get; init; } = 2_000_000;
}

/// <summary>The scalarsets that some union has as members, wherever the union is used.</summary>
internal sealed class UnionMembers : ModelWalker
{
    private readonly HashSet<SimpleType> _found = [];

    public static IEnumerable<SimpleType> Of(TransitionSystem system)
    {
        var members = new UnionMembers();
        foreach (ModelType type in system.Types.Concat(system.Variables.Select(v => v.Type)))
            members.Add(type);

        members.Walk(system);
        return members._found;
    }

    protected override void OnLocal(LocalVariable variable) => Add(variable.Type);

    private void Add(ModelType type)
    {
        switch (type)
        {
            case UnionType union:
                _found.UnionWith(union.Members);
                break;

            case ArrayType array:
                Add(array.Index);
                Add(array.Element);
                break;

            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Add(field.Type);

                break;

            case MultisetType multiset:
                Add(multiset.Element);
                break;
        }
    }
}
