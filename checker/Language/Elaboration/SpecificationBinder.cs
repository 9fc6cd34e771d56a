using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Elaboration;

/// <summary>Binds a file and everything it imports, in source order, into one transition system.</summary>
internal sealed class SpecificationBinder
{
    private readonly BindingContext _context;
    private readonly DiagnosticBag _diagnostics;
    private readonly SpecificationFiles _files;
    private readonly ExpressionBinder _expressions;
    private readonly DeclarationBinder _declarations;
    private readonly RuleBinder _rules;
    private readonly WindowBinder _windows;
    private readonly List<SpecificationSyntax> _boundFiles = [];
    private readonly ConstantOverrides _overrides;
    private readonly Surroundings _globals;
    private readonly Stack<string> _underWay = new();
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    public SpecificationBinder(Compatibility compatibility, SpecificationFiles files, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _files = files;
        _context = new BindingContext(compatibility, diagnostics);
        _overrides = new ConstantOverrides(_context);
        _expressions = new ExpressionBinder(_context);
        var aliases = new AliasBinder(_context, _expressions);
        var statements = new StatementBinder(_context, _expressions, aliases);
        var temporal = new TemporalBinder(_context, _expressions);
        _declarations = new DeclarationBinder(_context, _expressions, statements, _overrides);
        var events = new EventBinder(_context, _expressions, diagnostics);
        _rules = new RuleBinder(_context, _expressions, statements, _declarations, aliases, temporal, events);
        _windows = new WindowBinder(_context, _expressions, diagnostics);
        _globals = new Surroundings(_context.Globals, new FrameBuilder(), null, false);
    }

    /// <summary>Adds a constant's value from the command line, given as the text of an expression.</summary>
    public void Override(string name, string value)
    {
        var file = new SourceFile($"<--const {name}>", $"const {name}: {value};");
        SpecificationSyntax syntax = Parser.Parse(file, _context.Compatibility, _diagnostics);
        if (syntax.Items is [ConstDeclaration { Names: [var declared] } constant] && declared.Text == name)
        {
            if (_expressions.BindConstant(constant.Value, _globals) is { } bound)
                _overrides.AddFromOutside(name, bound);
        }
        else
        {
            _context.Report(ModuleErrors.BadConstantValue(file.Span(0, file.Text.Length), name));
        }
    }

    /// <summary>Gives a scalarset type another size than it is declared with.</summary>
    public void Resize(string type, long size) => _context.Sizes.Add(type, size);

    /// <summary>The transition system, or null when there were errors.</summary>
    public TransitionSystem? Bind(SourceFile root, SpecificationSyntax syntax)
    {
        BindFile(root, syntax);
        _overrides.ReportUnused();
        _context.Sizes.ReportUnused();
        CheckObservedRules();
        CheckComplete(syntax);
        if (_diagnostics.HasErrors)
            return null;

        Property[] windows = [.. _boundFiles.SelectMany(file => _windows.Bind(file, _globals))];
        return _diagnostics.HasErrors ? null : Build(root, windows);
    }

    private void BindFile(SourceFile file, SpecificationSyntax syntax)
    {
        string identity = SpecificationFiles.Identity(file.Path);
        _done.Add(identity);
        _underWay.Push(identity);
        foreach (ItemSyntax item in syntax.Items)
            BindItem(item, file);

        _boundFiles.Add(syntax);
        _underWay.Pop();
    }

    private void BindItem(ItemSyntax item, SourceFile file)
    {
        switch (item)
        {
            case ImportDeclaration import:
                BindImport(import, file);
                break;
            case DeclarationSyntax declaration:
                _declarations.BindGlobal(declaration, _globals);
                break;
            case FunctionDeclaration function:
                _declarations.BindFunction(function, _globals);
                break;
            case RuleSyntax rule:
                _rules.Bind(rule, _globals);
                break;
        }
    }

    private void BindImport(ImportDeclaration import, SourceFile importer)
    {
        List<(Identifier, Constant)> values = BindOverrides(import);
        string path = SpecificationFiles.Resolve(importer.Path, import.Path.Value);
        string identity = SpecificationFiles.Identity(path);
        if (_underWay.Contains(identity))
        {
            _context.Report(ModuleErrors.ImportCycle(import.Path.Span, import.Path.Value));
            return;
        }

        _overrides.During(import, values, () => ReadModule(import, path, identity));
    }

    private List<(Identifier Name, Constant Value)> BindOverrides(ImportDeclaration import)
    {
        List<(Identifier, Constant)> values = [];
        foreach (ImportOverride replacement in import.Overrides)
        {
            Constant? value = _context.ConstantUses.During(
                new ConstantUses.ValueOf([replacement.Name.Text]),
                () => _expressions.BindConstant(replacement.Value, _globals));
            if (value is not null)
                values.Add((replacement.Name, value));
        }

        return values;
    }

    private void ReadModule(ImportDeclaration import, string path, string identity)
    {
        if (_done.Contains(identity))
            return;

        try
        {
            SourceFile file = _files.Read(path);
            BindFile(file, Parser.Parse(file, _context.Compatibility, _diagnostics));
        }
        catch (SpecificationFileException e)
        {
            _done.Add(identity);
            _context.Report(ModuleErrors.CannotRead(import.Path.Span, path, e.Message));
        }
    }

    private void CheckObservedRules()
    {
        foreach (StringToken observed in _context.ObservedRules)
        {
            if (_context.Rules.Any(r => r.Name == observed.Value))
                continue;

            string? nearest = NearestName.Find(observed.Value, _context.Rules.Select(r => r.Name));
            _context.Report(NameErrors.UnknownRule(observed.Span, observed.Value, nearest));
        }
    }

    // A file that did not parse may only seem to lack rules.
    private void CheckComplete(SpecificationSyntax syntax)
    {
        if (_diagnostics.HasErrors)
            return;

        SourceSpan start = syntax.Span with { Length = 0 };
        if (_context.InitialRules.Count == 0)
            _context.Report(RuleErrors.NoInitialState(start, _context.Compatibility != Compatibility.Rumur));

        if (_context.Rules.Count == 0)
            _context.Report(RuleErrors.NoRules(start, _context.Compatibility == Compatibility.CMurphi));
    }

    private TransitionSystem Build(SourceFile root, Property[] windows) => new()
    {
        Path = root.Path,
        Sources = [.. _files.Sources],
        Semantics = NarrowArithmetic.Choose(_context.Semantics, _context.MentionedIntegers),
        Constants = _context.Constants.DrainToImmutable(),
        Types = _context.Types.DrainToImmutable(),
        Scalarsets = [.. _context.Scalarsets.Select(s => new ScalarsetDeclaration(
            s.Type, s.Span, _context.ConstantUses.BesidesSizesTiedTo(s.Type.Name!)))],
        Variables = _context.Variables.DrainToImmutable(),
        Functions = _context.Functions.DrainToImmutable(),
        InitialRules = _context.InitialRules.DrainToImmutable(),
        Rules = _context.Rules.DrainToImmutable(),
        Properties = _context.Properties.DrainToImmutable(),
        Windows = [.. windows],
    };
}
