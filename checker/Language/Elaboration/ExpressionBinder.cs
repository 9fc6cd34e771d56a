using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>
/// Resolves and types expressions. A result of null means that something was wrong and has been reported: callers
/// stay silent about it.
/// </summary>
internal sealed partial class ExpressionBinder
{
    private readonly BindingContext _context;
    private readonly ConstantEvaluator _constants;

    public ExpressionBinder(BindingContext context)
    {
        _context = context;
        _constants = new ConstantEvaluator(context);
        Types = new TypeBinder(context, this);
    }

    public TypeBinder Types { get; }

    public Expression? Bind(ExpressionSyntax syntax, Surroundings around) => syntax switch
    {
        IntegerSyntax integer => BindInteger(integer),
        BooleanSyntax boolean => new Constant(EnumType.Boolean, boolean.Value ? 1 : 0, syntax.Span),
        NameSyntax name => BindName(name, around),
        FieldSyntax field => BindField(field, around),
        IndexSyntax index => BindIndex(index, around),
        ParenthesizedSyntax parenthesized => Bind(parenthesized.Inner, around),
        UnarySyntax unary => BindUnary(unary, around),
        BinarySyntax binary => BindBinary(binary, around),
        ConditionalSyntax conditional => BindConditional(conditional, around),
        QuantifiedSyntax quantified => BindQuantified(quantified, 0, around),
        CallSyntax call => BindCallValue(call, around),
        IsUndefinedSyntax test => BindIsUndefined(test, around),
        IsMemberSyntax test => BindIsMember(test, around),
        MultisetCountSyntax count => BindMultisetCount(count, around),
        UndefinedSyntax => ReportNull(TypeErrors.MisplacedUndefined(syntax.Span)),
        RuleObservationSyntax => ReportNull(RuleErrors.MisplacedTemporal(syntax.Span)),
        _ => null,
    };

    /// <summary>Binds an expression that must be boolean.</summary>
    /// <param name="what">As the message says it: "a guard".</param>
    public Expression? BindBoolean(ExpressionSyntax syntax, Surroundings around, string what)
    {
        Expression? bound = Bind(syntax, around);
        if (bound is null || IsBoolean(bound.Type))
            return bound;

        return ReportNull(TypeErrors.ExpectedBoolean(syntax.Span, what, bound.Type.ToString()));
    }

    /// <summary>Binds an expression that must be an integer.</summary>
    public Expression? BindInteger(ExpressionSyntax syntax, Surroundings around, string what)
    {
        Expression? bound = Bind(syntax, around);
        if (bound is null || bound.Type is RangeType)
            return bound;

        return ReportNull(TypeErrors.ExpectedInteger(syntax.Span, what, bound.Type.ToString()));
    }

    /// <summary>The value of an expression that must be a constant integer, or null after a diagnostic.</summary>
    public long? BindConstantInteger(ExpressionSyntax syntax, Surroundings around, string what) =>
        BindInteger(syntax, around, what) is { } bound ? _constants.Visit(bound) : null;

    /// <summary>The type and value of a constant of any simple type, or null after a diagnostic.</summary>
    public Constant? BindConstant(ExpressionSyntax syntax, Surroundings around)
    {
        Expression? bound = Bind(syntax, around);
        if (bound is null)
            return null;

        if (bound.Type is not SimpleType type)
        {
            _context.Report(NameErrors.NotConstant(syntax.Span));
            return null;
        }

        return _constants.Visit(bound) is { } value ? new Constant(type, value, syntax.Span) : null;
    }

    /// <summary>The constant value of a bound expression, without a diagnostic: null when it is not a literal.</summary>
    public static long? LiteralValue(Expression expression) => expression is Constant constant ? constant.Value : null;

    /// <summary>Binds an expression that must be a place.</summary>
    public Designator? BindPlace(ExpressionSyntax syntax, Surroundings around)
    {
        Expression? bound = Bind(syntax, around);
        if (bound is null)
            return null;

        if (bound is Read read)
            return read.Designator;

        _context.Report(RuleErrors.NotAPlace(syntax.Span));
        return null;
    }

    /// <summary>Binds a place that a statement may change.</summary>
    public Designator? BindTarget(ExpressionSyntax syntax, Surroundings around)
    {
        Designator? place = BindPlace(syntax, around);
        if (place is null || Places.ReadOnlyRoot(place) is not { } root)
            return place;

        _context.Report(RuleErrors.ReadOnly(syntax.Span, root.Name));
        return null;
    }

    /// <summary>A place that must hold a multiset.</summary>
    public Designator? BindMultiset(ExpressionSyntax syntax, Surroundings around)
    {
        Designator? place = BindPlace(syntax, around);
        if (place is null || place.Type is MultisetType)
            return place;

        _context.Report(TypeErrors.NotAMultiset(syntax.Span, place.Type.ToString()));
        return null;
    }

    /// <summary>Makes a value fit for storing in a type, with a conversion where a union is involved.</summary>
    public Expression? Convert(Expression value, ModelType target)
    {
        if (_context.Relations.Same(value.Type, target) || (value.Type is RangeType && target is RangeType))
            return value;

        if (target is UnionType union && value.Type is SimpleType member
            && _context.Relations.MemberIndex(union, member) is { } inside)
        {
            return new UnionConversion(value, union, union.OffsetOf(inside) - member.Low, value.Span);
        }

        if (value.Type is UnionType source && target is SimpleType part
            && _context.Relations.MemberIndex(source, part) is { } outside)
        {
            return new UnionConversion(value, part, part.Low - source.OffsetOf(outside), value.Span);
        }

        return ReportNull(TypeErrors.CannotAssign(value.Span, value.Type.ToString(), target.ToString()));
    }

    /// <summary>Whether storing this value may store "undefined" without an error.</summary>
    public bool CopiesUndefined(Expression value) => _context.Semantics.UndefinedCopies && value switch
    {
        Read or Call or UndefinedValue => true,
        UnionConversion conversion => CopiesUndefined(conversion.Operand),
        _ => false,
    };

    private static bool IsBoolean(ModelType type) => type is EnumType { IsBoolean: true };

    private Constant? BindInteger(IntegerSyntax syntax)
    {
        if (syntax.Value > long.MaxValue || syntax.Value <= long.MinValue)
        {
            _context.Report(TypeErrors.IntegerTooLarge(syntax.Span, SourceExcerpt(syntax.Span)));
            return null;
        }

        _context.MentionInteger((long)syntax.Value);
        return new Constant(RangeType.Unbounded, (long)syntax.Value, syntax.Span);
    }

    // A number may have a megabyte of digits.
    private static string SourceExcerpt(SourceSpan span) => span.Length <= 40 ? span.Text : "this number";

    private Expression? BindName(NameSyntax syntax, Surroundings around)
    {
        Symbol? symbol = _context.Resolve(around.Scope, syntax.Name);
        return symbol switch
        {
            null => null,
            ConstantSymbol constant => BindConstantName(constant, syntax.Span),
            StateSymbol state => new Read(new StateAccess(state.Variable, syntax.Span)),
            LocalSymbol local => new Read(new LocalAccess(local.Variable, syntax.Span)),
            _ => ReportNull(NameErrors.NotAValue(syntax.Span, symbol.Name, symbol.Kind)),
        };
    }

    private Constant BindConstantName(ConstantSymbol symbol, SourceSpan span)
    {
        _context.ConstantUses.Add(symbol, span);
        return new Constant(symbol.Type, symbol.Value, span);
    }

    private Read? BindField(FieldSyntax syntax, Surroundings around)
    {
        Designator? target = BindPlace(syntax.Target, around);
        if (target is null)
            return null;

        if (target.Type is not RecordType record)
        {
            _context.Report(TypeErrors.NotARecord(syntax.Target.Span, target.Type.ToString()));
            return null;
        }

        if (record.Find(syntax.Field.Text) is { } field)
            return new Read(new FieldAccess(target, field, syntax.Span));

        string? nearest = NearestName.Find(syntax.Field.Text, record.Fields.Select(f => f.Name));
        _context.Report(NameErrors.UnknownField(syntax.Field.Span, syntax.Field.Text, record.ToString(), nearest));
        return null;
    }

    private Read? BindIndex(IndexSyntax syntax, Surroundings around)
    {
        Designator? target = BindPlace(syntax.Target, around);
        Expression? index = Bind(syntax.Index, around);
        if (target is null || index is null)
            return null;

        switch (target.Type)
        {
            case ArrayType array:
                return BindArrayIndex(syntax, target, array, index);
            case MultisetType multiset:
                return BindMultisetIndex(syntax, target, multiset, index);
            default:
                _context.Report(TypeErrors.NotIndexable(syntax.Target.Span, target.Type.ToString()));
                return null;
        }
    }

    private Read? BindArrayIndex(IndexSyntax syntax, Designator target, ArrayType array, Expression index)
    {
        if (!_context.Relations.Assignable(index.Type, array.Index))
        {
            _context.Report(TypeErrors.WrongIndex(syntax.Index.Span, array.Index.ToString(), index.Type.ToString()));
            return null;
        }

        return new Read(new IndexAccess(target, Convert(index, array.Index)!, syntax.Span));
    }

    private Read? BindMultisetIndex(IndexSyntax syntax, Designator target, MultisetType multiset, Expression index)
    {
        if (!IsIndexOf(index.Type, multiset))
        {
            _context.Report(TypeErrors.WrongMultisetIndex(syntax.Index.Span, index.Type.ToString()));
            return null;
        }

        return new Read(new MultisetElement(target, index, syntax.Span));
    }

    private bool IsIndexOf(ModelType type, MultisetType multiset) =>
        type is MultisetIndexType index && _context.Relations.Same(index.Multiset, multiset);

    private IsUndefined? BindIsUndefined(IsUndefinedSyntax syntax, Surroundings around)
    {
        Expression? operand = Bind(syntax.Operand, around);
        if (operand is null)
            return null;

        if (operand is Read { Designator: { Type: SimpleType } place })
            return new IsUndefined(place, syntax.Span);

        _context.Report(TypeErrors.BadIsUndefined(syntax.Operand.Span));
        return null;
    }

    private Expression? BindIsMember(IsMemberSyntax syntax, Surroundings around)
    {
        Expression? operand = Bind(syntax.Operand, around);
        SimpleType? type = Types.BindSimple(syntax.Type, around, "the type of 'ismember'");
        if (operand is null || type is null)
            return null;

        if (MemberTest(operand, type, syntax.Span) is { } test)
            return test;

        return ReportNull(TypeErrors.BadIsMember(syntax.Span, operand.Type.ToString(), type.ToString()));
    }

    // ismember(u, T)  →  the operand's value lies in T's stretch of the union's values; a union T is the or of its members.
    private Expression? MemberTest(Expression operand, SimpleType type, SourceSpan span)
    {
        if (operand.Type is UnionType union && _context.Relations.MemberIndex(union, type) is { } index)
        {
            long low = union.OffsetOf(index);
            return new IsMember(operand, type, low, low + type.High - type.Low, span);
        }

        if (operand.Type is UnionType && type is UnionType parts)
        {
            Expression?[] tests = [.. parts.Members.Select(m => MemberTest(operand, m, span))];
            return tests.Contains(null)
                ? null
                : tests.Aggregate((a, b) => new Logical(LogicalOperator.Or, a!, b!, span));
        }

        bool comparable = (operand.Type is RangeType && type is RangeType) || _context.Relations.Same(operand.Type, type);
        return comparable ? new IsMember(operand, type, type.Low, type.High, span) : null;
    }

    private MultisetCount? BindMultisetCount(MultisetCountSyntax syntax, Surroundings around)
    {
        Designator? multiset = BindMultiset(syntax.Multiset, around);
        if (multiset is null)
            return null;

        Surroundings inner = around.Nested();
        LocalVariable variable = DeclareMultisetIndex(syntax.Variable, multiset, inner);
        Expression? condition = BindBoolean(syntax.Condition, inner, "the condition of 'multisetcount'");
        return condition is null ? null : new MultisetCount(variable, multiset, condition, syntax.Span);
    }

    /// <summary>Declares the variable that <c>choose</c> or a multiset predicate binds.</summary>
    public LocalVariable DeclareMultisetIndex(Identifier name, Designator multiset, Surroundings around)
    {
        MultisetIndexType type = ((MultisetType)multiset.Type).IndexType;
        LocalVariable variable = around.Frame.Add(name.Text, type, LocalKind.Bound, true, name.Span);
        _context.Declare(around.Scope, new LocalSymbol(variable));
        return variable;
    }

    private Expression? ReportNull(Diagnostic diagnostic)
    {
        _context.Report(diagnostic);
        return null;
    }
}
