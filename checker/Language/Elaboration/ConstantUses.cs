using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Elaboration;

/// <summary>Notes what the constants of the top level are used for.</summary>
internal sealed class ConstantUses
{
    private readonly HashSet<ConstantSymbol> _constants = new(ReferenceEqualityComparer.Instance);
    private readonly List<Use> _uses = [];
    private Purpose? _purpose;

    /// <summary>What a constant expression is for, where that is worth knowing.</summary>
    public abstract record Purpose;

    public sealed record ValueOf(ImmutableArray<string> Constants) : Purpose;

    /// <summary>The size of a scalarset that is declared with a name at the top level.</summary>
    public sealed record SizeOf(string Type) : Purpose;

    private sealed record Use(ConstantSymbol Constant, SourceSpan Span, Purpose? Purpose);

    public void Declare(ConstantSymbol constant) => _constants.Add(constant);

    public void Add(ConstantSymbol constant, SourceSpan span)
    {
        if (_constants.Contains(constant))
            _uses.Add(new Use(constant, span, _purpose));
    }

    /// <summary>Binds an expression whose constants serve a purpose.</summary>
    public T During<T>(Purpose? purpose, Func<T> bind)
    {
        Purpose? outer = _purpose;
        _purpose = purpose;
        T result = bind();
        _purpose = outer;
        return result;
    }

    /// <summary>
    /// Where constants that are tied to a scalarset's size - the size is computed from them, or they from what it is
    /// computed from - serve for something else than sizes of scalarsets and other constants.
    /// </summary>
    public ImmutableArray<ConstantUse> BesidesSizesTiedTo(string type)
    {
        HashSet<string> tied = [.. _uses
            .Where(u => u.Purpose is SizeOf size && size.Type == type)
            .Select(u => u.Constant.Name)];
        Close(tied, (use, name) => use.Purpose is ValueOf value && value.Constants.Contains(name)
            ? [use.Constant.Name]
            : []);
        Close(tied, (use, name) => use.Purpose is ValueOf value && use.Constant.Name == name
            ? value.Constants
            : []);
        return [.. _uses
            .Where(u => u.Purpose is null && tied.Contains(u.Constant.Name))
            .Select(u => new ConstantUse(u.Constant.Name, u.Span))];
    }

    private void Close(HashSet<string> names, Func<Use, string, ImmutableArray<string>> next)
    {
        var pending = new Stack<string>(names);
        while (pending.TryPop(out string? name))
        {
            foreach (string found in _uses.SelectMany(use => next(use, name)))
            {
                if (names.Add(found))
                    pending.Push(found);
            }
        }
    }
}
