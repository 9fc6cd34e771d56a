using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Chooses the words of the state that a rule's body keeps in local variables, and so in registers, from the
/// copy of the state to its end.
/// </summary>
/// <remarks>
/// That needs a word that is only read and written where the compiler knows which one it is: not through a
/// function, not by sorting a multiset, not by a dynamic index into values that take several words.
/// </remarks>
internal sealed class BodyWords(CompilationUnit unit)
{
    private const int MaxWords = 6;

    private readonly Dictionary<Rule, int[]> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The words, ascending.</summary>
    public int[] Of(Rule rule)
    {
        if (!_known.TryGetValue(rule, out int[]? words))
            _known[rule] = words = Choose(rule);

        return words;
    }

    private int[] Choose(Rule rule)
    {
        var named = new HashSet<int>();
        var addressed = new HashSet<int>();
        bool calls = false;
        var walker = new NodeWalker(node =>
        {
            if (node is StateAccess access)
                Collect(unit.NodeOf(access.Variable), isInMultiset: false, named, addressed);
        });

        // Aliases are used in the body.
        walker.Walk(rule.Bindings);
        walker.Walk(rule.Body);
        new NodeWalker(node => calls |= node is Call).Walk(rule.Body);
        named.ExceptWith(addressed);
        return calls || named.Count > MaxWords ? [] : [.. named.Order()];
    }

    private void Collect(ShapeNode node, bool isInMultiset, HashSet<int> named, HashSet<int> addressed)
    {
        switch (node)
        {
            case Leaf leaf:
                LeafPlacement placement = unit.Layout.Placements[leaf.Number];
                int last = placement.WordOf(leaf.Count - 1);
                IEnumerable<int> words = Enumerable.Range(placement.Word, last - placement.Word + 1);
                if (isInMultiset || last > placement.Word)
                    addressed.UnionWith(words);
                else
                    named.UnionWith(words);

                break;

            case RecordShape record:
                foreach (ShapeNode field in record.Fields)
                    Collect(field, isInMultiset, named, addressed);

                break;

            case ArrayShape array:
                Collect(array.Element, isInMultiset, named, addressed);
                break;

            case MultisetShape multiset:
                Collect(multiset.Present, isInMultiset: true, named, addressed);
                Collect(multiset.Element, isInMultiset: true, named, addressed);
                break;
        }
    }
}
