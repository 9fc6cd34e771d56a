using System.Collections.Immutable;
using System.Text;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Printing.Flattening;

/// <summary>
/// How each type is written in plain Murphi: unions become ranges, multisets become arrays of slots, and the enums
/// and scalarsets that take part in either become ranges, too, since only integers can be shifted and ordered.
/// </summary>
internal sealed class FlatTypes
{
    private readonly FlatNames _names;
    private readonly HashSet<SimpleType> _asRange = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ModelType> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ModelType, string> _declared = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EnumType, ImmutableArray<string>> _members = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _declarations = new();
    private string _section = "";

    public FlatTypes(TransitionSystem system, FlatNames names)
    {
        _names = names;
        ModelType[] types = [.. TypesOf(system)];
        foreach (ModelType type in types)
            Visit(type);

        foreach (ModelType type in types)
            Declare(type);
    }

    /// <summary>The text of all type and enum constant declarations.</summary>
    public string Declarations => _declarations.ToString();

    /// <summary>The multisets in use, those inside others first.</summary>
    public List<MultisetType> Multisets { get; } = [];

    /// <summary>The name or text of a type.</summary>
    public string TextOf(ModelType type) => type switch
    {
        EnumType { IsBoolean: true } => "boolean",
        _ when _declared.TryGetValue(type, out string? name) => name,
        SimpleType simple => $"{simple.Low}..{simple.High}",
        _ => throw new InvalidOperationException($"type {type} was not declared"),
    };

    /// <summary>The name of a multiset's slot: a record of <c>present</c> and <c>element</c>.</summary>
    public string SlotOf(MultisetType multiset) => _declared[multiset] + "_slot";

    /// <summary>A constant of a simple type.</summary>
    public string ValueOf(SimpleType type, long value) => type switch
    {
        EnumType { IsBoolean: true } => value == 0 ? "false" : "true",
        EnumType enumeration when _members.TryGetValue(enumeration, out var members) => members[(int)value],
        _ => value < 0 ? $"({value})" : value.ToString(),
    };

    public static bool IsBoolean(ModelType type) => type is EnumType { IsBoolean: true };

    private static IEnumerable<ModelType> TypesOf(TransitionSystem system) =>
        system.Types
            .Concat(system.Constants.Select(c => c.Type))
            .Concat(system.Variables.Select(v => v.Type))
            .Concat(LocalTypes.Of(system));

    // Finds which enums and scalarsets must become ranges.
    private void Visit(ModelType type)
    {
        if (!_seen.Add(type))
            return;

        switch (type)
        {
            case UnionType union:
                _asRange.UnionWith(union.Members.Where(m => !IsBoolean(m)));
                break;
            case ArrayType array:
                Visit(array.Index);
                Visit(array.Element);
                break;
            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Visit(field.Type);
                break;
            case MultisetType multiset:
                Visit(multiset.Element);
                _asRange.UnionWith(OrderedLeaves(multiset.Element));
                break;
        }
    }

    private static IEnumerable<SimpleType> OrderedLeaves(ModelType type) => type switch
    {
        EnumType { IsBoolean: false } or ScalarsetType => [(SimpleType)type],
        ArrayType array => OrderedLeaves(array.Element),
        RecordType record => record.Fields.SelectMany(f => OrderedLeaves(f.Type)),
        MultisetType multiset => OrderedLeaves(multiset.Element),
        _ => [],
    };

    private void Declare(ModelType type)
    {
        if (_declared.ContainsKey(type) || IsBoolean(type))
            return;

        switch (type)
        {
            case EnumType enumeration:
                DeclareEnum(enumeration);
                break;
            case ArrayType array:
                Declare(array.Index);
                Declare(array.Element);
                Add(array, "array", $"array [{TextOf(array.Index)}] of {TextOf(array.Element)}");
                break;
            case RecordType record:
                foreach (RecordField field in record.Fields)
                    Declare(field.Type);
                Add(record, "record", $"record {string.Concat(record.Fields.Select(FieldText))} end");
                break;
            case MultisetType multiset:
                DeclareMultiset(multiset);
                break;
            case ScalarsetType { IsSymmetric: true } scalarset when !_asRange.Contains(scalarset):
                Add(scalarset, "scalarset", $"scalarset({scalarset.High + 1})");
                break;
            case SimpleType { Name: not null } simple when !ReferenceEquals(simple, RangeType.Unbounded):
                Add(simple, "range", $"{simple.Low}..{simple.High}");
                break;
        }
    }

    private string FieldText(RecordField field) => $"{field.Name}: {TextOf(field.Type)}; ";

    private void DeclareEnum(EnumType type)
    {
        ImmutableArray<string> members = [.. type.Members.Select(_names.NewGlobal)];
        _members[type] = members;
        if (!_asRange.Contains(type))
        {
            Add(type, "enum", $"enum {{ {string.Join(", ", members)} }}");
            return;
        }

        for (int i = 0; i < members.Length; i++)
            Append("const", $"{members[i]}: {i};");

        Add(type, "enum", $"0..{type.High}");
    }

    private void DeclareMultiset(MultisetType type)
    {
        Declare(type.Element);
        string name = _names.NameGlobal(type, type.Name ?? "multiset_type");
        _declared[type] = name;
        _names.NewGlobal(SlotOf(type));
        Append("type", $"{SlotOf(type)}: record present: boolean; element: {TextOf(type.Element)}; end;");
        Append("type", $"{name}: array [0..{type.Capacity - 1}] of {SlotOf(type)};");
        Multisets.Add(type);
    }

    private void Add(ModelType type, string kind, string text)
    {
        _declared[type] = _names.NewGlobal(type.Name ?? $"{kind}_type");
        Append("type", $"{_declared[type]}: {text};");
    }

    private void Append(string section, string text)
    {
        if (section != _section)
            _declarations.Append($"\n{section}\n");

        _section = section;
        _declarations.Append(text).Append('\n');
    }
}
