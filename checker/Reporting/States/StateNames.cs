using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Reporting.States;

/// <summary>Names parts of a state by where they lie.</summary>
internal static class StateNames
{
    /// <summary>
    /// The smallest part that takes exactly these slots; null when there is none with a name, as inside a multiset.
    /// </summary>
    public static (string Path, ModelType Type)? Find(TransitionSystem system, int offset, int count)
    {
        StateVariable variable = system.Variables.Last(v => v.Offset <= offset);
        return Find(variable.Name, variable.Type, offset - variable.Offset, count);
    }

    private static (string Path, ModelType Type)? Find(string path, ModelType type, int offset, int count)
    {
        (string Path, ModelType Type)? whole = offset == 0 && type.SlotCount == count ? (path, type) : null;
        switch (type)
        {
            case RecordType { Fields: [] }:
                return whole;
            case RecordType record:
                RecordField field = record.Fields.Last(f => f.Offset <= offset);
                return Find($"{path}.{field.Name}", field.Type, offset - field.Offset, count) ?? whole;
            case ArrayType array:
                int index = offset / array.Element.SlotCount;
                string element = $"{path}[{array.Index.Format(array.Index.Low + index)}]";
                return Find(element, array.Element, offset % array.Element.SlotCount, count) ?? whole;
            default:
                return whole;
        }
    }
}
