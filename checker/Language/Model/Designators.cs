using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Model;

/// <summary>A place that holds a value: in the state or in a rule's or function's locals.</summary>
public abstract record Designator(ModelType Type, SourceSpan Span)
{
    public abstract T Accept<T>(DesignatorVisitor<T> visitor);
}

/// <summary>A state variable.</summary>
public sealed record StateAccess(StateVariable Variable, SourceSpan Span) : Designator(Variable.Type, Span)
{
    public override T Accept<T>(DesignatorVisitor<T> visitor) => visitor.VisitState(this);
}

/// <summary>A local variable, parameter, bound variable or alias.</summary>
public sealed record LocalAccess(LocalVariable Variable, SourceSpan Span) : Designator(Variable.Type, Span)
{
    public override T Accept<T>(DesignatorVisitor<T> visitor) => visitor.VisitLocal(this);
}

/// <summary><c>target.field</c></summary>
public sealed record FieldAccess(Designator Target, RecordField Field, SourceSpan Span) : Designator(Field.Type, Span)
{
    public override T Accept<T>(DesignatorVisitor<T> visitor) => visitor.VisitField(this);
}

/// <summary><c>target[index]</c> of an array; an undefined index or one outside the index type is an error.</summary>
public sealed record IndexAccess(Designator Target, Expression Index, SourceSpan Span)
    : Designator(((ArrayType)Target.Type).Element, Span)
{
    public ArrayType ArrayType => (ArrayType)Target.Type;

    public override T Accept<T>(DesignatorVisitor<T> visitor) => visitor.VisitIndex(this);
}

/// <summary>
/// <c>target[index]</c> of a multiset, the index being one that <c>choose</c> or a predicate bound. A place without an
/// element is an error, also when its element was removed in the same firing.
/// </summary>
public sealed record MultisetElement(Designator Target, Expression Index, SourceSpan Span)
    : Designator(((MultisetType)Target.Type).Element, Span)
{
    public MultisetType MultisetType => (MultisetType)Target.Type;

    public override T Accept<T>(DesignatorVisitor<T> visitor) => visitor.VisitMultisetElement(this);
}

/// <summary>One method per kind of designator and no defaults.</summary>
public abstract class DesignatorVisitor<T>
{
    public T Visit(Designator designator) => designator.Accept(this);

    protected internal abstract T VisitState(StateAccess designator);

    protected internal abstract T VisitLocal(LocalAccess designator);

    protected internal abstract T VisitField(FieldAccess designator);

    protected internal abstract T VisitIndex(IndexAccess designator);

    protected internal abstract T VisitMultisetElement(MultisetElement designator);
}
