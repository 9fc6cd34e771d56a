using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// Notes which parts of the state an evaluation reads, each with its value, in the order of reading.
/// </summary>
/// <remarks>
/// A place is named as the source names it, <c>pte[p]</c>, where the reader knows what every variable in it
/// stands for; inside a quantifier or function, by its position: <c>pte[Page_1]</c>.
/// </remarks>
/// <param name="known">Variables of the present frame that the reader knows.</param>
internal sealed class ReadLog(Interpreter interpreter, ImmutableHashSet<LocalVariable> known)
{
    private readonly Execution _execution = interpreter.Execution;
    private readonly List<(string Place, string Value)> _reads = [];
    private readonly List<(int Offset, int Count)> _slots = [];
    private readonly HashSet<string> _places = [];
    private readonly CallPosition _position = interpreter.Execution.Position;

    public ImmutableArray<(string Place, string Value)> Reads => [.. _reads];

    /// <summary>First slot and number of slots of each place read, parallel to <see cref="Reads"/>.</summary>
    public ImmutableArray<(int Offset, int Count)> Slots => [.. _slots];

    /// <summary>Evaluates something and notes what it reads.</summary>
    public bool During(Func<bool> evaluation)
    {
        _execution.Reading = Note;
        try
        {
            return evaluation();
        }
        finally
        {
            _execution.Reading = null;
        }
    }

    private void Note(Designator designator, Location place)
    {
        // A local with its own value is a witness, or a variable inside a function.
        if (place.Memory != _execution.State)
            return;

        string name = IsKnown(designator)
            ? WithoutLineBreaks(designator.Span.Text)
            : StatePlaces.NameAt(interpreter.System, place.Offset, designator.Type);
        if (!_places.Add(name))
            return;

        ModelType type = designator.Type;
        _slots.Add((place.Offset, type.SlotCount));
        _reads.Add((name, ValueFormatter.Format(type, place.Slots(type.SlotCount))));
    }

    private bool IsKnown(Designator designator) =>
        _execution.Position == _position && UsesOnlyKnown(designator);

    private bool UsesOnlyKnown(Designator designator) => designator switch
    {
        StateAccess => true,
        LocalAccess local => known.Contains(local.Variable),
        FieldAccess field => UsesOnlyKnown(field.Target),
        IndexAccess index => UsesOnlyKnown(index.Target) && UsesOnlyKnown(index.Index),
        MultisetElement element => UsesOnlyKnown(element.Target) && UsesOnlyKnown(element.Index),
        _ => false,
    };

    private bool UsesOnlyKnown(Expression index) => index switch
    {
        Constant => true,
        Read read => UsesOnlyKnown(read.Designator),
        UnionConversion conversion => UsesOnlyKnown(conversion.Operand),
        Negate negate => UsesOnlyKnown(negate.Operand),
        Arithmetic arithmetic => UsesOnlyKnown(arithmetic.Left) && UsesOnlyKnown(arithmetic.Right),
        _ => false,
    };

    private static string WithoutLineBreaks(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
