using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Mining;

/// <summary>What the clauses of a mined invariant are made of.</summary>
/// <remarks>
/// The same for one specification at all sizes, so that templates and atoms can be named by their numbers: sizes of
/// the scalarsets that are left open show nowhere.
/// </remarks>
internal sealed class AtomCatalog
{
    /// <summary>A type of more values gets no atoms for them.</summary>
    private const int MaxValues = 16;

    private readonly ImmutableArray<OpenLeaf> _leaves;
    private readonly ImmutableArray<ScalarsetType> _open;
    private readonly Func<OpenLeaf, bool> _isAlwaysDefined;

    private AtomCatalog(
        ImmutableArray<OpenLeaf> leaves, ImmutableArray<ScalarsetType> open, Func<OpenLeaf, bool> isAlwaysDefined)
    {
        _leaves = leaves;
        _open = open;
        _isAlwaysDefined = isAlwaysDefined;
    }

    /// <param name="anySize">Names of the scalarset types that are left open.</param>
    /// <param name="isAlwaysDefined">Whether the leaf with a name is defined in every state.</param>
    /// <param name="mostVariables">Variables of a template.</param>
    /// <returns>Templates with few variables first; last one that speaks of some elements.</returns>
    public static ImmutableArray<Template> Of(
        TransitionSystem system, ImmutableHashSet<string> anySize, Func<string, bool> isAlwaysDefined, int mostVariables)
    {
        bool IsOpen(ScalarsetType type) => type.Name is { } name && anySize.Contains(name);
        ImmutableArray<OpenLeaf> leaves = [.. OpenLeaf.Of(system, IsOpen)];
        ImmutableArray<ScalarsetType> open =
        [
            .. leaves.SelectMany(l => l.Indices.Concat(l.Type is ScalarsetType s && IsOpen(s) ? [s] : []))
                .Distinct()
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];
        var catalog = new AtomCatalog(leaves, open, leaf => isAlwaysDefined(leaf.Name));
        IEnumerable<Template> plain = Enumerable.Range(0, mostVariables + 1)
            .SelectMany(count => Multisets(open.AsMemory(), count))
            .Select(types => catalog.TemplateFor(types, system));
        return [.. plain.Append(catalog.TemplateWithSomeElements(system)).Where(t => t.Atoms.Length > 0)];
    }

    // Each type at most twice: what holds for two different elements seldom needs a third.
    private static IEnumerable<ImmutableArray<ScalarsetType>> Multisets(ReadOnlyMemory<ScalarsetType> types, int count)
    {
        if (count == 0)
            return [[]];

        if (types.IsEmpty)
            return [];

        ScalarsetType first = types.Span[0];
        return Enumerable.Range(0, int.Min(count, 2) + 1)
            .Reverse()
            .SelectMany(times => Multisets(types[1..], count - times)
                .Select(rest => (ImmutableArray<ScalarsetType>)[.. Enumerable.Repeat(first, times), .. rest]));
    }

    private Template TemplateFor(ImmutableArray<ScalarsetType> types, TransitionSystem system)
    {
        SourceSpan span = system.Variables is [] ? default : system.Variables[0].Span;
        var names = new VariableNames(system);
        ImmutableArray<LocalVariable> variables =
        [
            .. types.Select((type, i) => new LocalVariable(
                names.For(type), type, LocalKind.Bound, i, IsReadOnly: true, span)),
        ];
        LeafTerm[] terms = [.. _leaves.SelectMany(leaf => TermsOf(leaf, variables))];
        return new Template(
            variables, [.. terms.SelectMany(t => AtomsOf(t, variables)), .. RelationsAmong(terms)]);
    }

    private Template TemplateWithSomeElements(TransitionSystem system)
    {
        var names = new VariableNames(system);
        Atom[] some =
        [
            .. _open.SelectMany(type => SomeElement(new LocalVariable(
                names.For(type), type, LocalKind.Bound, 0, IsReadOnly: true, _leaves[0].Variable.Span))),
        ];
        return some is [] ? new Template([], []) : new Template([], [.. TemplateFor([], system).Atoms, .. some], HasSomeElements: true);
    }

    // That some element, whichever, is at some step: what has to be done still is often known only to whoever will do
    // it. Beside variables that would tell nearly all states apart, and in other types it says little.
    private IEnumerable<Atom> SomeElement(LocalVariable element) => _leaves
        .Where(l => l.Indices is not [] && l.Type is EnumType { IsBoolean: false })
        .SelectMany(leaf => TermsOf(leaf, [element]))
        .SelectMany(term => AtomsOf(term, []))
        .Select(atom => atom.ForSome(element));

    private IEnumerable<LeafTerm> TermsOf(OpenLeaf leaf, ImmutableArray<LocalVariable> variables) =>
        Assignments(leaf.Indices, variables).Select(indices => new LeafTerm(
            leaf, leaf.At(indices), leaf.TextAt(indices), _isAlwaysDefined(leaf)));

    private static IEnumerable<ImmutableArray<LocalVariable>> Assignments(
        ImmutableArray<ScalarsetType> indices, ImmutableArray<LocalVariable> variables) => indices.Aggregate(
            (IEnumerable<ImmutableArray<LocalVariable>>)[[]],
            (made, index) => made.SelectMany(m => variables.Where(v => v.Type == index).Select(v => m.Add(v))));

    private static IEnumerable<Atom> AtomsOf(LeafTerm term, ImmutableArray<LocalVariable> variables)
    {
        IEnumerable<Atom> values = term.Leaf.Type switch
        {
            EnumType { IsBoolean: true } => [term.IsTrue()],
            EnumType or RangeType when term.Leaf.Type.Cardinality <= MaxValues => term.EqualToValues(),
            ScalarsetType set => variables.Where(v => v.Type == set).Select(term.EqualTo),
            _ => [],
        };
        return term.IsAlwaysDefined ? values : values.Prepend(term.IsDefined());
    }

    // Two values are told apart by one atom each; with more, equality is worth an atom of its own.
    private static IEnumerable<Atom> RelationsAmong(LeafTerm[] terms) =>
        from i in Enumerable.Range(0, terms.Length)
        from j in Enumerable.Range(i + 1, terms.Length - i - 1)
        where terms[i].Leaf.Type == terms[j].Leaf.Type && IsRelated(terms[i].Leaf.Type)
        select terms[i].EqualTo(terms[j]);

    private static bool IsRelated(SimpleType type) =>
        type is ScalarsetType || (type is RangeType && type.Cardinality > 2 && type.Cardinality <= MaxValues);
}
