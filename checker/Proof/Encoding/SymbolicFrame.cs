using ModelCheck.Language.Model;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>The locals of one rule, property or call.</summary>
/// <param name="function">Null in a rule or property.</param>
internal sealed class SymbolicFrame(Function? function)
{
    private readonly Dictionary<LocalVariable, Place> _places = [];

    public Function? Function => function;

    /// <summary>The first leaf of the result, in a function.</summary>
    public int Result { get; set; }

    /// <summary>How many leaves are in use when the body begins.</summary>
    public int Top { get; set; }

    /// <summary>
    /// What each <c>return</c> so far left, and when it was met; no two conditions hold together.
    /// </summary>
    public List<(Term Path, SymbolicMemory Memory)> Returns { get; } = [];

    public Place this[LocalVariable local] => _places[local];

    public bool Knows(LocalVariable local) => _places.ContainsKey(local);

    public void Name(LocalVariable local, Place place) => _places[local] = place;
}
