using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Mining;

/// <summary>Variables that stand for different elements, and the atoms that can be formed with them.</summary>
/// <param name="Variables">In the order of their types; those of one type stand for different elements.</param>
/// <param name="HasSomeElements">Whether atoms say that some element, whichever, is in some way.</param>
internal sealed record Template(
    ImmutableArray<LocalVariable> Variables, ImmutableArray<Atom> Atoms, bool HasSomeElements = false)
{
    /// <summary>The pairs of variables that stand for different elements of one type.</summary>
    public IEnumerable<(LocalVariable First, LocalVariable Second)> Pairs =>
        from i in Enumerable.Range(0, Variables.Length)
        from j in Enumerable.Range(i + 1, Variables.Length - i - 1)
        where Variables[i].Type == Variables[j].Type
        select (Variables[i], Variables[j]);

    /// <summary>Whether an atom speaks of every variable: otherwise it is an atom of a smaller template, too.</summary>
    public bool NeedsAllVariables(int atom)
    {
        var read = new HashSet<LocalVariable>();
        new VariableReads(read).Walk(Atoms[atom].Condition);
        return Variables.All(read.Contains);
    }

    public override string ToString() => $"[{string.Join(", ", Variables.Select(v => ((SimpleType)v.Type).Name))}]";
}

/// <summary>Collects the local variables that an expression reads.</summary>
internal sealed class VariableReads(HashSet<LocalVariable> read) : ModelWalker
{
    protected override void OnDesignator(Designator designator)
    {
        if (designator is LocalAccess access)
            read.Add(access.Variable);
    }
}
