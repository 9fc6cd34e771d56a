using ModelCheck.Language.Model;

namespace ModelCheck.Language.Elaboration;

/// <summary>Questions about the variable at the root of a designator.</summary>
internal static class Places
{
    /// <summary>The read-only local that a designator belongs to, or null when it may be changed.</summary>
    public static LocalVariable? ReadOnlyRoot(Designator place) =>
        RootOf(place) is LocalAccess { Variable: { IsReadOnly: true } local } ? local : null;

    /// <summary>What writing to a place changes for the caller of the function that does it.</summary>
    /// <param name="aliases">The places that aliases stand for.</param>
    public static Effects EffectOfWriting(
        Designator place, IReadOnlyDictionary<LocalVariable, Designator> aliases) => RootOf(place) switch
        {
            StateAccess => Effects.State,
            LocalAccess { Variable: { Kind: LocalKind.ReferenceAlias } alias } =>
                EffectOfWriting(aliases[alias], aliases),
            LocalAccess { Variable.Kind: LocalKind.ReferenceParameter } => Effects.Parameters,
            _ => Effects.None,
        };

    private static Designator RootOf(Designator place) => place switch
    {
        FieldAccess field => RootOf(field.Target),
        IndexAccess index => RootOf(index.Target),
        MultisetElement element => RootOf(element.Target),
        _ => place,
    };
}
