using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Which parts of the state a rule may change.</summary>
internal sealed class Effects(CompilationUnit unit)
{
    private readonly Dictionary<Function, HashSet<StateVariable>> _functions = [];

    /// <summary>The state variables with multisets that a rule's firing may leave out of order.</summary>
    public IEnumerable<ShapeNode> MultisetsTouchedBy(Rule rule)
    {
        var touched = new HashSet<StateVariable>();
        NodeWalker walker = WalkerInto(touched);
        walker.Walk(rule.Bindings);
        walker.Walk(rule.Guard);
        walker.Walk(rule.Body);
        return touched.OrderBy(v => v.Offset).Select(unit.NodeOf).Where(ContainsMultiset);
    }

    // Mentioning a variable counts as changing it: sorting what is in order already does no harm.
    private NodeWalker WalkerInto(HashSet<StateVariable> touched) => new(node =>
    {
        if (node is StateAccess access)
            touched.Add(access.Variable);
        else if (node is Call call)
            touched.UnionWith(TouchedBy(call.Function));
    });

    private HashSet<StateVariable> TouchedBy(Function function)
    {
        if (_functions.TryGetValue(function, out HashSet<StateVariable>? known))
            return known;

        // Entered before the walk, for functions that call themselves.
        HashSet<StateVariable> touched = _functions[function] = [];
        WalkerInto(touched).Walk(function.Body);
        return touched;
    }

    private static bool ContainsMultiset(ShapeNode node) => node switch
    {
        MultisetShape => true,
        ArrayShape array => ContainsMultiset(array.Element),
        RecordShape record => record.Fields.Any(ContainsMultiset),
        _ => false,
    };
}
