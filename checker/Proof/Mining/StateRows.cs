using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Proof.Mining;

/// <summary>The values of templates' atoms in single states, by the reference interpreter.</summary>
internal sealed class StateRows
{
    private readonly Interpreter _interpreter;
    private readonly ImmutableArray<ImmutableArray<Property>> _atoms;
    private readonly ImmutableArray<ImmutableArray<ImmutableArray<long>>> _assignments;

    /// <param name="templates">Of this transition system.</param>
    public StateRows(TransitionSystem system, ImmutableArray<Template> templates)
    {
        _interpreter = new Interpreter(system);
        _atoms = [.. templates.Select(template => ImmutableArray.CreateRange(template.Atoms.Select(a => PropertyOf(a, template))))];
        _assignments = [.. templates.Select(AssignmentsOf)];
    }

    /// <summary>One row for each assignment of a template's variables.</summary>
    public IEnumerable<ulong[]> Of(int template, long[] state) =>
        _assignments[template].Select(assignment => RowOf(_atoms[template], assignment, state));

    private ulong[] RowOf(ImmutableArray<Property> atoms, ImmutableArray<long> assignment, long[] state)
    {
        ulong[] row = new ulong[RowTable.WordsFor(atoms.Length)];
        for (int i = 0; i < atoms.Length; i++)
        {
            if (_interpreter.Holds(new Instance<Property>(atoms[i], assignment), state))
                RowTable.Set(row, i);
        }

        return row;
    }

    private static ImmutableArray<ImmutableArray<long>> AssignmentsOf(Template template)
    {
        ImmutableArray<Binding> bindings = BindingsOf(template);
        return
        [
            .. Enumerable.Range(0, (int)Parameters.Count(bindings))
                .Select(number => Parameters.Decode(bindings, number))
                .Where(values => template.Variables.Zip(values, (v, value) => (v.Type, value)).Distinct().Count() == values.Length),
        ];
    }

    private static Property PropertyOf(Atom atom, Template template) => new()
    {
        Kind = PropertyKind.Invariant,
        Name = atom.Text,
        Bindings = BindingsOf(template),
        Condition = atom.Condition,
        Frame = new FrameSize(template.Variables.Length + 1, 0),
        Span = atom.Condition.Span,
    };

    private static ImmutableArray<Binding> BindingsOf(Template template) =>
        [.. template.Variables.Select(v => new TypeParameter(v, (SimpleType)v.Type))];
}
