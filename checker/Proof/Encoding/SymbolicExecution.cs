using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>
/// One symbolic run of a rule or an expression: the memory, the path that the run is on, the failures met,
/// and the
/// parts that do the work, which reach one another through here. It mirrors the reference interpreter part by
/// part.
/// </summary>
/// <remarks>
/// Both sides of a branch are run, each on a memory of its own; then the memories are merged. After a failure
/// the run
/// goes on with any value: later failures add nothing, since the first one already stops the rule.
/// </remarks>
internal sealed class SymbolicExecution
{
    private int _steps;

    public SymbolicExecution(EncodingContext context, SymbolicMemory memory)
    {
        Context = context;
        Memory = memory;
        Base = context.Terms.True;
        Path = context.Terms.True;
        Abandoned = context.Terms.False;
        Expressions = new ExpressionVisitorEncoder(this);
        Designators = new DesignatorEncoder(this);
        Values = new ValueEncoder(this);
        Statements = new StatementEncoder(this);
        Functions = new FunctionInliner(this);
        Domains = new DomainEncoder(this);
    }

    public EncodingContext Context { get; }

    public TermFactory Terms => Context.Terms;

    public ExpressionVisitorEncoder Expressions { get; }

    public DesignatorEncoder Designators { get; }

    public ValueEncoder Values { get; }

    public StatementEncoder Statements { get; }

    public FunctionInliner Functions { get; }

    public DomainEncoder Domains { get; }

    public SymbolicMemory Memory { get; set; }

    public SymbolicFrame Frame { get; set; } = new(null);

    /// <summary>When the innermost frame was entered.</summary>
    public Term Base { get; set; }

    /// <summary>
    /// When, since the innermost frame was entered, the run comes here. False after a <c>return</c>.
    /// </summary>
    public Term Path { get; set; }

    /// <summary>When an <c>assume</c> was false.</summary>
    public Term Abandoned { get; set; }

    public List<SymbolicError> Errors { get; private set; } = [];

    /// <summary>
    /// What the innermost loop over a scalarset of any size reads and writes; null outside such loops.
    /// </summary>
    public AccessLog? Log { get; set; }

    /// <summary>True when no run comes here.</summary>
    public bool IsDead => Terms.And(Base, Path).IsFalse;

    /// <summary>Counts work, so that a rule that explodes is given up.</summary>
    public void Step(SourceSpan span)
    {
        Context.Cancellation.ThrowIfCancellationRequested();
        if (++_steps > Context.MaxSteps)
            throw new UnencodableException(span, "running it symbolically takes too many steps");

        if (Terms.Count > Context.MaxTerms)
            throw new UnencodableException(span, "the formulas for the specification become too large");
    }

    /// <summary>Notes that the run fails when it comes here and a condition holds.</summary>
    public void Fail(Term condition, ModelErrorKind kind, SourceSpan span)
    {
        Term reached = Terms.And(Base, Path, condition);
        if (!reached.IsFalse)
            Errors.Add(new SymbolicError(reached, kind, span));
    }

    /// <summary>Stops the transition when the run comes here and a condition is false.</summary>
    public void Assume(Term condition)
    {
        Abandoned = Terms.Or(Abandoned, Terms.And(Base, Path, Terms.Not(condition)));
        Path = Terms.And(Path, condition);
    }

    /// <summary>Runs one of two parts, by a condition. A part that cannot be reached is left out.</summary>
    public void Branch(Term condition, Action whenTrue, Action whenFalse)
    {
        Term outer = Path;
        Term pathTrue = Terms.And(outer, condition);
        Term pathFalse = Terms.And(outer, Terms.Not(condition));
        bool canBeTrue = !Terms.And(Base, pathTrue).IsFalse;
        bool canBeFalse = !Terms.And(Base, pathFalse).IsFalse;
        if (!canBeTrue || !canBeFalse)
        {
            if (canBeTrue)
                whenTrue();
            else if (canBeFalse)
                whenFalse();

            return;
        }

        SymbolicMemory before = Memory.Fork();
        Path = pathTrue;
        whenTrue();
        (Term afterTrue, SymbolicMemory memoryTrue) = (Path, Memory);
        Memory = before;
        Path = pathFalse;
        whenFalse();
        Term afterFalse = Path;
        if (afterFalse.IsFalse)
            Memory = memoryTrue;
        else if (!afterTrue.IsFalse)
            Memory = SymbolicMemory.Merge(Terms, condition, memoryTrue, Memory);

        Path = afterTrue == pathTrue && afterFalse == pathFalse ? outer : Terms.Or(afterTrue, afterFalse);
    }

    /// <summary>The value of a part that is evaluated only under a condition.</summary>
    /// <param name="mayWrite">Whether evaluating it may write.</param>
    /// <param name="otherwise">The value where the condition is false.</param>
    public Term Conditionally(Term condition, bool mayWrite, Func<Term> evaluate, Term otherwise)
    {
        Term value = otherwise;
        if (mayWrite)
        {
            Branch(condition, () => value = evaluate(), () => { });
            return Terms.Ite(condition, value, otherwise);
        }

        Term outer = Path;
        Term abandoned = Abandoned;
        Path = Terms.And(outer, condition);
        if (!IsDead)
            value = Terms.Ite(condition, evaluate(), otherwise);

        Return(outer, abandoned);
        return value;
    }

    /// <summary>Goes back to an outer path, less what was abandoned since.</summary>
    public void Return(Term outer, Term abandonedBefore) =>
        Path = Abandoned == abandonedBefore ? outer : Terms.And(outer, Terms.Not(Abandoned));

    /// <summary>
    /// Runs a part for any one element; what fails in it, fails when it does for some element.
    /// </summary>
    public void ForSome(Term element, Action run)
    {
        List<SymbolicError> outerErrors = Errors;
        Term outerAbandoned = Abandoned;
        Errors = [];
        Abandoned = Terms.False;
        run();
        outerErrors.AddRange(
            Errors.Select(e => e with { Condition = Terms.Exists(element, e.Condition) }));
        Errors = outerErrors;
        Abandoned = Terms.Or(outerAbandoned, Terms.Exists(element, Abandoned));
    }

    /// <summary>Makes room for a value of a type, undefined, and returns its first leaf.</summary>
    public int Allocate(ModelType type, SourceSpan span)
    {
        int first = Memory.Count;
        foreach (LeafShape shape in Context.Layout.LeavesOf(type, span))
        {
            Sort sort = Context.Sorts.Of(shape.Type, span);
            Memory.Push(
                new Cell(
                    sort, Context.SortsOf(shape.Indices), Context.AnyValue(sort), Terms.False, Terms.False));
        }

        return first;
    }

    /// <summary>Makes room for a variable with one defined value, and gives it its name.</summary>
    public int Bind(LocalVariable variable, Term value)
    {
        int leaf = Allocate(variable.Type, variable.Span);
        Frame.Name(variable, Place.At(Terms, leaf));
        Rebind(leaf, value);
        return leaf;
    }

    /// <summary>Gives a bound variable its next value.</summary>
    public void Rebind(int leaf, Term value) =>
        Memory[leaf] = Memory[leaf] with { Value = value, Defined = Terms.True };

    public ImmutableArray<Term> FormalsOf(Cell cell) => Context.FormalsOf(cell.Indices);
}
