using System.Text;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Printing.Flattening;

/// <summary>
/// Multisets as arrays of slots: procedures that add an element, order two slots, and bring a multiset into canonical
/// form, present elements first and sorted, as every rule leaves the state.
/// </summary>
internal sealed class FlatMultisets
{
    private readonly FlatNames _names;
    private readonly FlatTypes _types;
    private readonly TransitionSystem _system;
    private readonly StringBuilder _procedures = new();
    private readonly Dictionary<MultisetType, (string Add, string Sort)> _of = new(ReferenceEqualityComparer.Instance);
    private int _loops;

    public FlatMultisets(TransitionSystem system, FlatNames names, FlatTypes types)
    {
        _system = system;
        _names = names;
        _types = types;
        foreach (MultisetType multiset in types.Multisets)
            Define(multiset);

        DefineCanonicalize();
    }

    /// <summary>The text of all procedures; empty when the state has no multiset.</summary>
    public string Procedures => _procedures.ToString();

    /// <summary>The statement that brings the state into canonical form; empty when it has no multiset.</summary>
    public string Canonicalize { get; private set; } = "";

    /// <summary>Empties every multiset of the state: what an initial rule starts with.</summary>
    public string EmptyState => string.Concat(
        _system.Variables.Select(v => EmptyAll(_names.Of(v), v.Type)));

    public string AddTo(MultisetType multiset) => _of[multiset].Add;

    /// <summary>Statements that empty every multiset inside a place whose leaves are all undefined.</summary>
    public string EmptyAll(string place, ModelType type) =>
        ForEachMultiset(place, type, (multiset, where) =>
        {
            string i = NextLoop();
            return $"for {i}: 0..{multiset.Capacity - 1} do {where}[{i}].present := false; "
                + $"undefine {where}[{i}].element; end;\n";
        });

    private string NextLoop() => $"slot_{++_loops}";

    private void Define(MultisetType multiset)
    {
        string name = _names.Of(multiset);
        string add = _names.NewGlobal($"{name}_add");
        string precedes = _names.NewGlobal($"{name}_precedes");
        string sort = _names.NewGlobal($"{name}_sort");
        _of[multiset] = (add, sort);
        _procedures.Append(AddText(multiset, add, name));
        _procedures.Append(PrecedesText(multiset, precedes));
        _procedures.Append(SortText(multiset, sort, precedes, name));
    }

    private string AddText(MultisetType multiset, string add, string type)
    {
        string copy = multiset.Element is SimpleType
            ? "if !isundefined(e) then m[i].element := e; end;"
            : "m[i].element := e;";
        return $"""
            procedure {add}(e: {_types.TextOf(multiset.Element)}; var m: {type});
            var done: boolean;
            begin
              done := false;
              for i: 0..{multiset.Capacity - 1} do
                if !done & !m[i].present then m[i].present := true; {copy} done := true; end;
              end;
              if !done then error "the multiset is full"; end;
            end;

            """;
    }

    // Present before absent, then undefined before every value, then leaf by leaf.
    private string PrecedesText(MultisetType multiset, string precedes) => $"""
        function {precedes}(var a: {_types.SlotOf(multiset)}; var b: {_types.SlotOf(multiset)}): boolean;
        begin
          if a.present != b.present then return a.present; end;
          {CompareLeaves(".element", multiset.Element)}
          return false;
        end;

        """;

    private string CompareLeaves(string path, ModelType type)
    {
        switch (type)
        {
            case RecordType record:
                return string.Concat(record.Fields.Select(f => CompareLeaves($"{path}.{f.Name}", f.Type)));
            case ArrayType array:
                string i = NextLoop();
                return $"for {i}: {_types.TextOf(array.Index)} do {CompareLeaves($"{path}[{i}]", array.Element)} end;\n";
            case MultisetType inner:
                string j = NextLoop();
                return $"for {j}: 0..{inner.Capacity - 1} do\n"
                    + $"if a{path}[{j}].present != b{path}[{j}].present then return a{path}[{j}].present; end;\n"
                    + $"{CompareLeaves($"{path}[{j}].element", inner.Element)} end;\n";
            default:
                string less = FlatTypes.IsBoolean(type) ? $"!a{path}" : $"a{path} < b{path}";
                return $"if isundefined(a{path}) then if !isundefined(b{path}) then return true; end;\n"
                    + $"elsif isundefined(b{path}) then return false;\n"
                    + $"elsif a{path} != b{path} then return {less}; end;\n";
        }
    }

    private string SortText(MultisetType multiset, string sort, string precedes, string type)
    {
        string inner = ForEachMultiset("m[i].element", multiset.Element, (m, where) => $"{_of[m].Sort}({where});\n");
        string innerLoop = inner.Length == 0 ? "" : $"for i: 0..{multiset.Capacity - 1} do {inner} end;";
        string body = multiset.Capacity == 1 ? "" : $"""
            for i: 0..{multiset.Capacity - 2} do for j: 0..{multiset.Capacity - 2} do
              if {precedes}(m[j + 1], m[j]) then t := m[j]; m[j] := m[j + 1]; m[j + 1] := t; end;
            end; end;
            """;
        return $"""
            procedure {sort}(var m: {type});
            var t: {_types.SlotOf(multiset)};
            begin
              {innerLoop}
              {body}
            end;

            """;
    }

    private void DefineCanonicalize()
    {
        string body = string.Concat(_system.Variables.Select(v => ForEachMultiset(
            _names.Of(v), v.Type, (m, where) => $"{_of[m].Sort}({where});\n")));
        if (body.Length == 0)
            return;

        string name = _names.NewGlobal("canonicalize_state");
        Canonicalize = $"{name}();";
        _procedures.Append($"procedure {name}();\nbegin\n{body}end;\n\n");
    }

    // The outermost multisets of a value; what is inside them is theirs.
    private string ForEachMultiset(string place, ModelType type, Func<MultisetType, string, string> write)
    {
        switch (type)
        {
            case MultisetType multiset:
                return write(multiset, place);
            case RecordType record:
                return string.Concat(record.Fields.Select(f => ForEachMultiset($"{place}.{f.Name}", f.Type, write)));
            case ArrayType array:
                string i = NextLoop();
                string body = ForEachMultiset($"{place}[{i}]", array.Element, write);
                return body.Length == 0 ? "" : $"for {i}: {_types.TextOf(array.Index)} do {body} end;\n";
            default:
                return "";
        }
    }
}
