namespace ModelCheck.Language.Temporal;

public enum LtlKind
{
    True,
    False,

    /// <summary>An atom is true.</summary>
    Atom,

    /// <summary>An atom is false.</summary>
    NotAtom,
    And,
    Or,
    Next,
    Until,
    Release,
}

/// <summary>
/// A formula of propositional linear temporal logic in negation normal form, made by a <see cref="LtlFactory"/>.
/// </summary>
/// <remarks>Equal formulas of one factory are one object.</remarks>
public sealed class Ltl
{
    internal Ltl(int number, LtlKind kind, int atom, Ltl? left, Ltl? right)
    {
        Number = number;
        Kind = kind;
        Atom = atom;
        Left = left;
        Right = right;
    }

    /// <summary>In the order in which the factory made its formulas.</summary>
    public int Number { get; }

    public LtlKind Kind { get; }

    /// <summary>The number of the atom of the two kinds that have one; else -1.</summary>
    public int Atom { get; }

    /// <summary>The first operand; the only one of <see cref="LtlKind.Next"/>.</summary>
    public Ltl? Left { get; }

    public Ltl? Right { get; }

    /// <summary>Whether this is <c>&lt;&gt; f</c>.</summary>
    public bool IsEventually => Kind == LtlKind.Until && Left!.Kind == LtlKind.True;

    /// <summary>Whether this is <c>[] f</c>.</summary>
    public bool IsAlways => Kind == LtlKind.Release && Left!.Kind == LtlKind.False;

    public override string ToString() => Kind switch
    {
        LtlKind.True => "true",
        LtlKind.False => "false",
        LtlKind.Atom => $"p{Atom}",
        LtlKind.NotAtom => $"!p{Atom}",
        LtlKind.And => $"({Left} & {Right})",
        LtlKind.Or => $"({Left} | {Right})",
        LtlKind.Next => $"next {Left}",
        LtlKind.Until => IsEventually ? $"<>{Right}" : $"({Left} until {Right})",
        LtlKind.Release => IsAlways ? $"[]{Right}" : $"({Left} release {Right})",
    };
}
