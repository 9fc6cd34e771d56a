using System.Reflection.Emit;
using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>What all methods that are compiled for one model share.</summary>
internal sealed class CompilationUnit
{
    private const int MaxUnrolledNodes = 160;

    private readonly Dictionary<StateVariable, ShapeNode> _nodes = [];
    private readonly Dictionary<object, int> _sizes = new(ReferenceEqualityComparer.Instance);
    private readonly List<ModelType> _types = [];
    private readonly FunctionTable _functions;

    public CompilationUnit(ModelNumbering numbering, StateLayout layout)
    {
        Numbering = numbering;
        Layout = layout;
        Arithmetic = new ArithmeticRules(numbering.System.Semantics);
        Multisets = new MultisetTables(layout);
        Effects = new Effects(this);
        BodyWords = new BodyWords(this);
        _functions = new FunctionTable(this);
        for (int i = 0; i < layout.Shape.Variables.Length; i++)
            _nodes[numbering.System.Variables[i]] = layout.Shape.Variables[i];
    }

    public ModelNumbering Numbering { get; }

    public StateLayout Layout { get; }

    public Semantics Semantics => Numbering.System.Semantics;

    public ArithmeticRules Arithmetic { get; }

    public MultisetTables Multisets { get; }

    public Effects Effects { get; }

    public BodyWords BodyWords { get; }

    public List<ModelType> Types => _types;

    /// <summary>Slots of memory that any nesting of calls can need.</summary>
    public long FrameSlots => (FrameHigh + 1L) * (_functions.HasRecursion
        ? Semantics.MaxCallDepth + 2
        : _functions.Count + 2);

    private int FrameHigh { get; set; }

    /// <summary>Tables that compiled code refers to by their addresses.</summary>
    public List<CandidateTable> CandidateTables { get; } = [];

    public ShapeNode NodeOf(StateVariable variable) => _nodes[variable];

    /// <summary>The compiled form of a function for references to certain places.</summary>
    public DynamicMethod MethodFor(Function function, Reference[] references) =>
        _functions.MethodFor(function, references);

    /// <summary>Compiles the functions that were asked for and are not compiled yet.</summary>
    public void CompilePendingFunctions() => _functions.CompilePending();

    public void NoteFrame(int slots) => FrameHigh = int.Max(FrameHigh, slots);

    public int NumberOf(ModelType type)
    {
        int known = _types.FindIndex(t => ReferenceEquals(t, type));
        if (known >= 0)
            return known;

        _types.Add(type);
        return _types.Count - 1;
    }

    /// <summary>Whether repeating an expression or statement in the code is better than a loop.</summary>
    public bool IsWorthUnrolling(object node, int count) => (long)SizeOf(node) * count <= MaxUnrolledNodes;

    private int SizeOf(object node)
    {
        if (_sizes.TryGetValue(node, out int size))
            return size;

        int nodes = 0;
        var walker = new NodeWalker(_ => nodes++);
        if (node is Expression expression)
            walker.Walk(expression);
        else
            walker.Walk((Statement)node);

        return _sizes[node] = nodes;
    }
}
