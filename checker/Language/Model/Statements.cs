using System.Collections.Immutable;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Model;

/// <summary>A typed statement. Its cases are the methods of <see cref="StatementVisitor{T}"/>.</summary>
public abstract record Statement(SourceSpan Span)
{
    public abstract T Accept<T>(StatementVisitor<T> visitor);
}

/// <summary>
/// <c>target := value</c>. The target's indices are evaluated first, then the value. A simple value outside the target's type is an error.
/// An undefined value is copied when <see cref="CopiesUndefined"/>, and an error otherwise; inside aggregates it is always copied.
/// </summary>
/// <param name="CopiesUndefined">True when the value is a plain read (or a union conversion of one), or a call, and the semantics let undefined values be copied.</param>
public sealed record Assign(Designator Target, Expression Value, bool CopiesUndefined, SourceSpan Span)
    : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitAssign(this);
}

/// <summary><c>undefine target</c>, also <c>target := undefined</c>: every slot undefined, multisets empty.</summary>
public sealed record Undefine(Designator Target, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitUndefine(this);
}

/// <summary><c>clear target</c>: every slot the least value of its type, multisets empty.</summary>
public sealed record Clear(Designator Target, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitClear(this);
}

/// <summary>The first arm whose condition holds, else <see cref="Else"/> (empty when there is none).</summary>
public sealed record If(ImmutableArray<IfArm> Arms, ImmutableArray<Statement> Else, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitIf(this);
}

/// <summary>A condition and the statements it guards.</summary>
public sealed record IfArm(Expression Condition, ImmutableArray<Statement> Body);

/// <summary>
/// The first case with a value equal to the subject, else <see cref="Else"/>. The subject is evaluated once; case
/// values in order until one matches.
/// </summary>
public sealed record Switch(
    Expression Subject, ImmutableArray<SwitchCase> Cases, ImmutableArray<Statement> Else, SourceSpan Span)
    : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitSwitch(this);
}

/// <summary>The values of one <c>case</c>, converted to the subject's type, and its statements.</summary>
public sealed record SwitchCase(ImmutableArray<Expression> Values, ImmutableArray<Statement> Body);

/// <summary><c>for</c> over one variable.</summary>
public sealed record For(LocalVariable Variable, Domain Domain, ImmutableArray<Statement> Body, SourceSpan Span)
    : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitFor(this);
}

/// <summary><c>while condition do … end</c>; more than <see cref="Semantics.WhileLimit"/> iterations are an error.</summary>
public sealed record While(Expression Condition, ImmutableArray<Statement> Body, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitWhile(this);
}

/// <summary>
/// <c>alias x: value do … end</c>: binds <see cref="Variable"/> on entry, to the place when the value is a
/// <see cref="Read"/> and the variable is a reference, else to the value.
/// </summary>
public sealed record AliasBlock(
    LocalVariable Variable, Expression Value, ImmutableArray<Statement> Body, SourceSpan Span)
    : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitAlias(this);
}

/// <summary>A call for its effect; the result of a function is dropped.</summary>
public sealed record CallStatement(Call Call, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitCall(this);
}

/// <summary><c>put</c>: exactly one of the two is set. Undefined values print as "undefined", without an error.</summary>
public sealed record Put(Expression? Value, string? Text, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitPut(this);
}

/// <summary><c>error "message"</c></summary>
public sealed record RaiseError(string Message, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitRaiseError(this);
}

/// <summary><c>assert</c> or <c>invariant</c> in a body: an error when the condition is false.</summary>
/// <param name="Message">As written, or the condition's source text.</param>
public sealed record Assert(Expression Condition, string Message, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitAssert(this);
}

/// <summary><c>assume</c> in a body: the transition is abandoned when the condition is false.</summary>
public sealed record Assume(Expression Condition, string Message, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitAssume(this);
}

/// <summary><c>cover</c> in a body: counts for its property when the condition is true.</summary>
/// <param name="Property">The property that <see cref="TransitionSystem.Properties"/> lists for it.</param>
public sealed record CoverPoint(Expression Condition, Property Property, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitCover(this);
}

/// <summary><c>return</c>, with a value exactly in a function. Leaves the rule, procedure or function.</summary>
/// <param name="CopiesUndefined">As for <see cref="Assign"/>.</param>
public sealed record Return(Expression? Value, bool CopiesUndefined, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitReturn(this);
}

/// <summary><c>multisetadd(element, multiset)</c>: into the first free place; none free is an error.</summary>
public sealed record MultisetAdd(Expression Element, Designator Multiset, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitMultisetAdd(this);
}

/// <summary>
/// <c>multisetremove(index, multiset)</c>: the place becomes free; one without an element is an error. An alias of the
/// element still reads its slots, until the place is filled again or the rule ends.
/// </summary>
public sealed record MultisetRemove(Expression Index, Designator Multiset, SourceSpan Span) : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitMultisetRemove(this);
}

/// <summary><c>multisetremovepred(i: multiset, condition)</c>: frees the place of every present element that satisfies it.</summary>
public sealed record MultisetRemovePredicate(
    LocalVariable Variable, Designator Multiset, Expression Condition, SourceSpan Span)
    : Statement(Span)
{
    public override T Accept<T>(StatementVisitor<T> visitor) => visitor.VisitMultisetRemovePredicate(this);
}

/// <summary>One method per kind of statement and no defaults.</summary>
public abstract class StatementVisitor<T>
{
    public T Visit(Statement statement) => statement.Accept(this);

    protected internal abstract T VisitAssign(Assign statement);

    protected internal abstract T VisitUndefine(Undefine statement);

    protected internal abstract T VisitClear(Clear statement);

    protected internal abstract T VisitIf(If statement);

    protected internal abstract T VisitSwitch(Switch statement);

    protected internal abstract T VisitFor(For statement);

    protected internal abstract T VisitWhile(While statement);

    protected internal abstract T VisitAlias(AliasBlock statement);

    protected internal abstract T VisitCall(CallStatement statement);

    protected internal abstract T VisitPut(Put statement);

    protected internal abstract T VisitRaiseError(RaiseError statement);

    protected internal abstract T VisitAssert(Assert statement);

    protected internal abstract T VisitAssume(Assume statement);

    protected internal abstract T VisitCover(CoverPoint statement);

    protected internal abstract T VisitReturn(Return statement);

    protected internal abstract T VisitMultisetAdd(MultisetAdd statement);

    protected internal abstract T VisitMultisetRemove(MultisetRemove statement);

    protected internal abstract T VisitMultisetRemovePredicate(MultisetRemovePredicate statement);
}
