using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>Sizes from outside that replace those of the scalarset types declared with a name at the top level.</summary>
internal sealed class ScalarsetSizes(BindingContext context)
{
    private readonly Dictionary<string, (long Size, SourceSpan Span)> _fromOutside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public void Add(string name, long size)
    {
        var file = new SourceFile($"<size of {name}>", size.ToString());
        _fromOutside[name] = (size, file.Span(0, file.Text.Length));
    }

    /// <summary>The size that a type gets, and the place to blame for it.</summary>
    public (long Size, SourceSpan Span) Apply(string name, long declared, SourceSpan span)
    {
        if (!_fromOutside.TryGetValue(name, out (long, SourceSpan) replacement))
            return (declared, span);

        _used.Add(name);
        return replacement;
    }

    /// <summary>Reports sizes that met no type.</summary>
    public void ReportUnused()
    {
        foreach ((string name, (_, SourceSpan span)) in _fromOutside)
        {
            if (!_used.Contains(name))
            {
                string? nearest = NearestName.Find(name, context.Types.OfType<ScalarsetType>().Select(t => t.Name!));
                context.Report(ModuleErrors.UnknownScalarset(span, name, nearest));
            }
        }
    }
}
