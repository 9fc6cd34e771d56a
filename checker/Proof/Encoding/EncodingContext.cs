using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>What all encodings of one transition system share.</summary>
internal sealed class EncodingContext
{
    private readonly Dictionary<StateVariable, int> _firstLeaves = [];
    private readonly Dictionary<StateVariable, string> _unencodable = [];
    private readonly Dictionary<ScalarSort, FunctionSymbol> _arbitrary = [];
    private readonly ConditionalWeakTable<Expression, object> _effects = [];
    private readonly EncodingOptions _options;
    private int _leafCount;

    public EncodingContext(TransitionSystem system, EncodingOptions options, CancellationToken cancellation)
    {
        System = system;
        _options = options;
        Cancellation = cancellation;
        Sorts = new SortTable(options.AnySize);
        Layout = new Layout(Sorts);
        Cases = new CaseTable(Terms);
        Integers = new IntegerEncoder(this);
        Leaves = [.. system.Variables.SelectMany(v => LeavesOf(v))];
    }

    public TransitionSystem System { get; }

    public CancellationToken Cancellation { get; }

    public TermFactory Terms { get; } = new();

    public SortTable Sorts { get; }

    public Layout Layout { get; }

    public CaseTable Cases { get; }

    public IntegerEncoder Integers { get; }

    public ArithmeticUnit Arithmetic => field ??= new ArithmeticUnit(System.Semantics);

    /// <summary>Every leaf of the state that has an encoding, with a definedness each.</summary>
    public ImmutableArray<StateLeaf> Leaves { get; }

    public int MaxSteps => _options.MaxSteps;

    public int MaxTerms => _options.MaxTerms;

    /// <summary>
    /// The functions that stand for elements nothing depends on, in the order of their sorts' names.
    /// </summary>
    public IEnumerable<FunctionSymbol> Arbitrary =>
        _arbitrary.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    public int FirstLeafOf(StateVariable variable, SourceSpan span) =>
        _unencodable.TryGetValue(variable, out string? reason)
            ? throw new UnencodableException(span, reason)
            : _firstLeaves[variable];

    /// <summary>Some value of a sort, for where the specification has none.</summary>
    public Term AnyValue(Sort sort)
    {
        if (sort is not ScalarSort scalar)
            return Terms.Constant(sort, sort is FiniteSort finite ? finite.Low : 0);

        if (!_arbitrary.TryGetValue(scalar, out FunctionSymbol? symbol))
        {
            symbol = new FunctionSymbol($"any {scalar}", [], scalar, SymbolRole.Arbitrary);
            _arbitrary.Add(scalar, symbol);
        }

        return Terms.Apply(symbol, []);
    }

    /// <summary>Whether evaluating an expression may write.</summary>
    public bool HasEffects(Expression expression) =>
        (bool)_effects.GetValue(expression, e => (object)EffectFinder.Find(e));

    /// <summary>The formal arguments of a leaf.</summary>
    public ImmutableArray<Term> FormalsOf(ImmutableArray<ScalarSort> indices) =>
        [.. indices.Select((sort, position) => Terms.Formal(position, sort))];

    public ImmutableArray<ScalarSort> SortsOf(ImmutableArray<ScalarsetType> indices) =>
        [.. indices.Select(Sorts.Of)];

    private ImmutableArray<StateLeaf> LeavesOf(StateVariable variable)
    {
        try
        {
            ImmutableArray<LeafShape> shapes = Layout.LeavesOf(variable.Type, variable.Span);
            _firstLeaves.Add(variable, _leafCount);
            _leafCount += shapes.Length;
            return [.. shapes.Select(shape => LeafOf(variable, shape))];
        }
        catch (UnencodableException failure)
        {
            _unencodable.Add(variable, failure.Message);
            return [];
        }
    }

    private StateLeaf LeafOf(StateVariable variable, LeafShape shape)
    {
        string name = variable.Name + shape.Suffix;
        ImmutableArray<ScalarSort> indices = SortsOf(shape.Indices);
        Sort sort = Sorts.Of(shape.Type, variable.Span);
        return new StateLeaf(
            name,
            variable,
            shape.Type,
            shape.Indices,
            new FunctionSymbol(name, indices, sort, SymbolRole.Value)
            {
                Range = sort == Sort.Integers ? (shape.Type.Low, shape.Type.High) : null,
            },
            new FunctionSymbol($"{name}?", indices, Sort.Bool, SymbolRole.Definedness));
    }

    private sealed class EffectFinder : ModelWalker
    {
        private bool _found;

        public static bool Find(Expression expression)
        {
            var finder = new EffectFinder();
            finder.Walk(expression);
            return finder._found;
        }

        protected override void OnExpression(Expression expression) =>
            _found |= expression is Call { Function.HasEffects: true };
    }
}
