using System.Collections.Immutable;
using System.Numerics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Tests.Language.Printing;

/// <summary>Makes random syntax trees that the grammar allows, without regard to names and types.</summary>
/// <param name="size">Bounds the height and the length of lists.</param>
internal sealed partial class RandomSyntax(int seed, int size)
{
    private static readonly string[] NamePool =
        ["a", "b", "Node", "t_state", "PG_dirty", "x1", "in", "log10"];

    private static readonly string[] StringPool =
        ["", "a rule", "with -- dashes", "escaped \\\" quote", "/* é */", "switch: done"];

    private static readonly SourceSpan Nowhere = new SourceFile("<random>", "").Span(0, 0);

    private readonly Random _random = new(seed);
    private int _depth;
    private bool _isTemporal;

    public SpecificationSyntax Specification() => new(Nowhere, List(Item, least: 0), []);

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private ImmutableArray<T> List<T>(Func<T> make, int least)
    {
        int most = least + Math.Min(3, size / 8);
        return [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => make())];
    }

    /// <summary>Something that contains others, unless the tree is high enough.</summary>
    private T Nested<T>(Func<T> leaf, params Func<T>[] branches)
    {
        if (_depth >= Math.Min(5, size / 4) || Chance(4))
            return leaf();

        _depth++;
        T made = Pick(branches)();
        _depth--;
        return made;
    }

    private Identifier Name() => new(Nowhere, Pick(NamePool));

    private ImmutableArray<Identifier> Names() => List(Name, least: 1);

    private StringToken String() => new(Nowhere, Pick(StringPool));

    private StringToken? OptionalString() => Chance(2) ? null : String();

    private DocComment? Doc() => Chance(4)
        ? new DocComment(
            Nowhere,
            Pick("", "What it is.", "Two\n  lines.", "A gap\n\nin it."),
            Chance(2) ? [] : [("source", "fs/inode.c f"), ("lane", "")])
        : null;

    private ExpressionSyntax Expression() => Nested(
        Leaf,
        () => new ParenthesizedSyntax(Nowhere, Expression()),
        Unary,
        Binary,
        Binary,
        () => new ConditionalSyntax(Nowhere, Expression(), Expression(), Expression()),
        () => new QuantifiedSyntax(Nowhere, Chance(2), List(Quantifier, least: 1), Expression()),
        Call,
        () => new IsUndefinedSyntax(Nowhere, Designator()),
        () => new IsMemberSyntax(Nowhere, Expression(), Type()),
        () => new MultisetCountSyntax(Nowhere, Name(), Designator(), Expression()),
        Designator);

    private ExpressionSyntax Leaf() => _random.Next(_isTemporal ? 5 : 4) switch
    {
        0 => new IntegerSyntax(Nowhere, new BigInteger(_random.Next(1_000))),
        1 => new BooleanSyntax(Nowhere, Chance(2)),
        4 => new RuleObservationSyntax(Nowhere, Chance(2), String()),
        _ => new NameSyntax(Nowhere, Name()),
    };

    private ExpressionSyntax Designator() => Nested<ExpressionSyntax>(
        () => new NameSyntax(Nowhere, Name()),
        () => new FieldSyntax(Nowhere, Designator(), Name()),
        () => new IndexSyntax(Nowhere, Designator(), Expression()));

    private UnarySyntax Unary() => new(
        Nowhere,
        Pick(Enum.GetValues<UnaryOperator>().Where(op => _isTemporal || op < UnaryOperator.Always).ToArray()),
        Expression());

    private BinarySyntax Binary() => new(
        Nowhere,
        Pick(Enum.GetValues<BinaryOperator>()
            .Where(op => op < BinaryOperator.Until || (_isTemporal && op != BinaryOperator.LeadsTo))
            .ToArray()),
        Nowhere,
        Expression(),
        Expression());

    private CallSyntax Call() => new(Nowhere, Callee(), List(Value, least: 0));

    // A function of CMurphi's on reals is a call of its own kind.
    private Identifier Callee() => new(Nowhere, Pick("f", "is_ready", "in"));

    private ExpressionSyntax Value() => Chance(5) ? new UndefinedSyntax(Nowhere) : Expression();

    private QuantifierSyntax Quantifier() => Chance(2)
        ? new TypeQuantifierSyntax(Nowhere, Name(), Type())
        : new RangeQuantifierSyntax(
            Nowhere, Name(), Expression(), Expression(), Chance(2) ? null : Expression());

    private TypeSyntax Type() => Nested<TypeSyntax>(
        () => Chance(2) ? new BooleanTypeSyntax(Nowhere) : new NamedTypeSyntax(Nowhere, Name()),
        () => new RangeTypeSyntax(Nowhere, Expression(), Expression()),
        () => new EnumTypeSyntax(Nowhere, List(Name, least: 0)),
        () => new RecordTypeSyntax(Nowhere, List(Variable, least: 0)),
        () => new ArrayTypeSyntax(Nowhere, Type(), Type()),
        () => new ScalarsetTypeSyntax(Nowhere, Expression()),
        () => new UnionTypeSyntax(Nowhere, List(Type, least: 0)),
        () => new MultisetTypeSyntax(Nowhere, Expression(), Type()));
}
