using ModelCheck.Language.Model;

namespace ModelCheck.Language.Printing.Flattening;

/// <summary>Gives everything in a flattened specification a name of its own that no Murphi checker reserves.</summary>
internal sealed class FlatNames
{
    /// <summary>Words that Rumur or CMurphi keeps for itself, in lower case; both compare them without case.</summary>
    private static readonly HashSet<string> Reserved = new(
        ("alias array assert assume begin boolean by case choose clear const cover do else elsif end endalias endchoose "
        + "endexists endfor endforall endfunction endif endprocedure endrecord endrule endruleset endstartstate endswitch "
        + "endwhile enum error exists externfun externproc false for forall function if in interleaved invariant ismember "
        + "isundefined liveness multiset multisetadd multisetcount multisetremove multisetremovepred of pctl procedure "
        + "program put real record return rule ruleset scalarset startstate switch then to traceuntil true type undefine "
        + "undefined union until var while log log10 exp sin cos tan fabs floor ceil sqrt fmod pow asin acos atan sinh "
        + "cosh tanh").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _globals = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _active = [];

    /// <summary>A new global name, as near to the wish as possible.</summary>
    public string NewGlobal(string wish)
    {
        string name = Unused(wish, _globals.Contains);
        _globals.Add(name);
        return name;
    }

    /// <summary>Names a variable, function or type for the whole specification.</summary>
    public string NameGlobal(object entity, string wish) => _names[entity] = NewGlobal(wish);

    public string Of(object entity) => _names[entity];

    /// <summary>Makes a place or value stand for a local from here on: an alias that is written out where it is used.</summary>
    public void Replace(LocalVariable local, string text) => _names[local] = text;

    /// <summary>Names a local that is visible until <see cref="Leave"/>; names of other places may be used again.</summary>
    public string Enter(LocalVariable local)
    {
        string name = Unused(local.Name, n => _globals.Contains(n) || _active.Contains(n));
        _active.Add(name);
        _names[local] = name;
        return name;
    }

    /// <summary>Ends the visibility of the locals entered last.</summary>
    public void Leave(int count = 1) => _active.RemoveRange(_active.Count - count, count);

    private static string Unused(string wish, Func<string, bool> isTaken)
    {
        string name = wish;
        for (int i = 2; isTaken(name) || Reserved.Contains(name); i++)
            name = $"{wish}_{i}";

        return name;
    }
}
