using System.Collections.Immutable;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>Turns written types into types; null, with a diagnostic, where that fails.</summary>
internal sealed class TypeBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <param name="declaredName">The name under which the type is declared, or null inside another type.</param>
    public ModelType? Bind(TypeSyntax syntax, Surroundings around, string? declaredName = null) => syntax switch
    {
        BooleanTypeSyntax => EnumType.Boolean,
        NamedTypeSyntax named => BindName(named, around),
        RangeTypeSyntax range => BindRange(range, around, declaredName),
        EnumTypeSyntax enumeration => BindEnum(enumeration, around, declaredName),
        ScalarsetTypeSyntax scalarset => BindScalarset(scalarset, around, declaredName),
        UnionTypeSyntax union => BindUnion(union, around, declaredName),
        ArrayTypeSyntax array => BindArray(array, around, declaredName),
        RecordTypeSyntax record => BindRecord(record, around, declaredName),
        MultisetTypeSyntax multiset => BindMultiset(multiset, around, declaredName),
        _ => null,
    };

    /// <summary>Binds a type that must be simple.</summary>
    /// <param name="what">As the message says it: "an array index".</param>
    public SimpleType? BindSimple(TypeSyntax syntax, Surroundings around, string what)
    {
        ModelType? type = Bind(syntax, around);
        if (type is SimpleType simple)
            return simple;

        if (type is not null)
            context.Report(TypeErrors.NotSimple(syntax.Span, what, type.ToString()));

        return null;
    }

    private ModelType? BindName(NamedTypeSyntax syntax, Surroundings around)
    {
        Symbol? symbol = context.Resolve(around.Scope, syntax.Name);
        if (symbol is TypeSymbol type)
            return type.Type;

        if (symbol is not null)
            context.Report(NameErrors.NotAType(syntax.Span, symbol.Name, symbol.Kind));

        return null;
    }

    private RangeType? BindRange(RangeTypeSyntax syntax, Surroundings around, string? name)
    {
        long? low = expressions.BindConstantInteger(syntax.Low, around, "a bound of a range");
        long? high = expressions.BindConstantInteger(syntax.High, around, "a bound of a range");
        if (low is null || high is null)
            return null;

        if (low > high)
        {
            context.Report(TypeErrors.EmptyRange(syntax.Span, low.Value, high.Value));
            return null;
        }

        context.MentionInteger(low.Value);
        context.MentionInteger(high.Value);
        return new RangeType(low.Value, high.Value) { Name = name };
    }

    private EnumType BindEnum(EnumTypeSyntax syntax, Surroundings around, string? name)
    {
        var type = new EnumType([.. syntax.Members.Select(m => m.Text)]) { Name = name };
        context.MentionInteger(syntax.Members.Length);
        for (int i = 0; i < syntax.Members.Length; i++)
        {
            Identifier member = syntax.Members[i];
            context.Declare(around.Scope, new ConstantSymbol(member.Text, type, i, member.Span));
        }

        return type;
    }

    private ScalarsetType? BindScalarset(ScalarsetTypeSyntax syntax, Surroundings around, string? name)
    {
        bool isGlobal = name is not null && around.Scope == context.Globals;
        long? declared = context.ConstantUses.During(
            isGlobal ? new ConstantUses.SizeOf(name!) : null,
            () => expressions.BindConstantInteger(syntax.Size, around, "the size of a scalarset"));
        if (declared is null)
            return null;

        (long size, SourceSpan span) = isGlobal
            ? context.Sizes.Apply(name!, declared.Value, syntax.Size.Span)
            : (declared.Value, syntax.Size.Span);
        if (size < 1)
        {
            context.Report(TypeErrors.BadScalarsetSize(span, size));
            return null;
        }

        if (name is null)
            context.Report(RuleErrors.AnonymousScalarset(syntax.Span));

        context.MentionInteger(size);
        return new ScalarsetType(size) { Name = name };
    }

    private UnionType? BindUnion(UnionTypeSyntax syntax, Surroundings around, string? name)
    {
        var members = ImmutableArray.CreateBuilder<SimpleType>();
        bool complete = true;
        foreach (TypeSyntax member in syntax.Members)
        {
            ModelType? type = Bind(member, around);
            complete &= type is not null && AddUnionMember(members, type, member);
        }

        if (members.Aggregate(UInt128.Zero, (sum, m) => sum + m.Cardinality) <= long.MaxValue)
            return complete ? new UnionType(members.ToImmutable()) { Name = name } : null;

        context.Report(TypeErrors.UnionTooLarge(syntax.Span));
        return null;
    }

    // A union inside a union stands for its members.
    private bool AddUnionMember(ImmutableArray<SimpleType>.Builder members, ModelType type, TypeSyntax syntax)
    {
        ImmutableArray<SimpleType> added = type switch
        {
            UnionType union => union.Members,
            EnumType or ScalarsetType => [(SimpleType)type],
            _ => [],
        };
        if (added.IsEmpty || added.Any(a => members.Any(m => context.Relations.Same(a, m))))
        {
            context.Report(TypeErrors.BadUnionMember(syntax.Span, type.ToString()));
            return false;
        }

        members.AddRange(added);
        return true;
    }

    private ArrayType? BindArray(ArrayTypeSyntax syntax, Surroundings around, string? name)
    {
        SimpleType? index = BindSimple(syntax.Index, around, "an array index");
        ModelType? element = Bind(syntax.Element, around);
        if (index is null || element is null)
            return null;

        return FitsInSlots(syntax, index.Cardinality * (UInt128)Math.Max(1, element.SlotCount))
            ? new ArrayType(index, element) { Name = name }
            : null;
    }

    private RecordType? BindRecord(RecordTypeSyntax syntax, Surroundings around, string? name)
    {
        var fields = ImmutableArray.CreateBuilder<(string Name, ModelType Type)>();
        UInt128 slots = 0;
        bool complete = true;
        foreach (VarDeclaration declaration in syntax.Fields)
        {
            ModelType? type = Bind(declaration.Type, around);
            complete &= type is not null;
            foreach (Identifier field in declaration.Names)
            {
                if (fields.Any(f => f.Name == field.Text))
                    context.Report(TypeErrors.DuplicateField(field.Span, field.Text));

                if (type is null)
                    continue;

                fields.Add((field.Text, type));
                slots += (UInt128)type.SlotCount;
            }
        }

        return complete && FitsInSlots(syntax, slots)
            ? new RecordType(fields.ToImmutable()) { Name = name }
            : null;
    }

    private MultisetType? BindMultiset(MultisetTypeSyntax syntax, Surroundings around, string? name)
    {
        long? capacity = expressions.BindConstantInteger(syntax.Capacity, around, "the size of a multiset");
        ModelType? element = Bind(syntax.Element, around);
        if (capacity is null || element is null)
            return null;

        if (capacity < 1)
        {
            context.Report(TypeErrors.BadMultisetCapacity(syntax.Capacity.Span, capacity.Value));
            return null;
        }

        context.MentionInteger(capacity.Value);
        return FitsInSlots(syntax, (UInt128)capacity.Value * (UInt128)(element.SlotCount + 1L))
            ? new MultisetType((int)capacity.Value, element) { Name = name }
            : null;
    }

    private bool FitsInSlots(TypeSyntax syntax, UInt128 slots)
    {
        if (slots <= ModelType.MaxSlots)
            return true;

        context.Report(TypeErrors.TypeTooLarge(syntax.Span, slots.ToString(), ModelType.MaxSlots));
        return false;
    }
}
