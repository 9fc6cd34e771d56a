using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Elaboration;

/// <summary>
/// Values that replace those of top-level constants: from the command line first, then from the imports under way,
/// the one nearest to the user's file first.
/// </summary>
internal sealed class ConstantOverrides(BindingContext context)
{
    private readonly Dictionary<string, Constant> _fromOutside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<ImportFrame> _frames = [];

    /// <summary>The overrides of one import while its module is being read.</summary>
    private sealed class ImportFrame
    {
        public Dictionary<string, Constant> Values { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Used { get; } = new(StringComparer.Ordinal);
    }

    public void AddFromOutside(string name, Constant value) => _fromOutside[name] = value;

    /// <summary>The constant's final value; null when neither its own nor a replacement is good.</summary>
    public Constant? Apply(Identifier name, Constant? own)
    {
        Constant? replacement = null;
        foreach (ImportFrame frame in _frames)
        {
            if (!frame.Values.TryGetValue(name.Text, out Constant? value))
                continue;

            frame.Used.Add(name.Text);
            replacement ??= value;
        }

        if (_fromOutside.TryGetValue(name.Text, out Constant? outside))
        {
            _used.Add(name.Text);
            replacement = outside;
        }

        return replacement is null ? own : Fit(name, own, replacement);
    }

    /// <summary>Reads a module with replacements for its constants, and reports those that replaced nothing.</summary>
    public void During(ImportDeclaration import, IReadOnlyList<(Identifier Name, Constant Value)> values, Action read)
    {
        var frame = new ImportFrame();
        foreach ((Identifier name, Constant value) in values)
            frame.Values[name.Text] = value;

        _frames.Add(frame);
        read();
        _frames.RemoveAt(_frames.Count - 1);
        foreach ((Identifier name, Constant value) in values)
        {
            if (!frame.Used.Contains(name.Text))
                CheckAgainstDeclared(import, name, value);
        }
    }

    /// <summary>Reports replacements from outside that met no constant.</summary>
    public void ReportUnused()
    {
        foreach ((string name, Constant value) in _fromOutside)
        {
            if (!_used.Contains(name))
            {
                string? nearest = NearestName.Find(name, context.Constants.Select(c => c.Name));
                context.Report(ModuleErrors.UnknownConstant(value.Span, name, nearest));
            }
        }
    }

    // The module may have been brought in before: then the value must be the one it already has.
    private void CheckAgainstDeclared(ImportDeclaration import, Identifier name, Constant value)
    {
        NamedConstant? declared = context.Constants.FirstOrDefault(c => c.Name == name.Text);
        if (declared is null)
        {
            string? nearest = NearestName.Find(name.Text, context.Constants.Select(c => c.Name));
            context.Report(ModuleErrors.OverrideOfNothing(name.Span, name.Text, import.Path.Value, nearest));
        }
        else if (declared.Value != value.Value && !_fromOutside.ContainsKey(name.Text))
        {
            string current = declared.Type.Format(declared.Value);
            context.Report(ModuleErrors.OverrideTooLate(name.Span, name.Text, current, declared.Span));
        }
    }

    private Constant? Fit(Identifier name, Constant? own, Constant replacement)
    {
        bool fits = own is null
            || (own.SimpleType is RangeType && replacement.SimpleType is RangeType)
            || context.Relations.Same(own.SimpleType, replacement.SimpleType);
        if (fits)
            return replacement with { Span = name.Span };

        context.Report(ModuleErrors.OverrideType(
            replacement.Span, name.Text, own!.SimpleType.ToString(), replacement.SimpleType.ToString()));
        return null;
    }
}
