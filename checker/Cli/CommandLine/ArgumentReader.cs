using System.Collections.Immutable;
using CommandLine;
using ModelCheck.Language.Diagnostics;

namespace ModelCheck.Cli.CommandLine;

/// <summary>Reads what follows a command's name into its argument class.</summary>
/// <remarks>
/// CommandLineParser fills the class. It gets the arguments in one form only, <c>verb --flag=value ... -- operands</c>,
/// because it lets a repeatable flag swallow the operands that follow it and takes a missing value for the default.
/// </remarks>
internal sealed class ArgumentReader
{
    private readonly Verb _verb;
    private readonly ImmutableArray<Flag> _flags;
    private readonly List<string> _given = [];
    private readonly List<string> _operands = [];
    private readonly HashSet<string> _seen = [];

    private ArgumentReader(Verb verb)
    {
        _verb = verb;
        _flags = Flag.Of(verb.Arguments);
    }

    /// <summary>An instance of <see cref="Verb.Arguments"/>.</summary>
    /// <exception cref="Failure">The arguments are not what the command takes.</exception>
    public static object Read(Verb verb, IReadOnlyList<string> arguments)
    {
        var reader = new ArgumentReader(verb);
        reader.Sort(arguments);
        return reader.Fill();
    }

    private void Sort(IReadOnlyList<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out string? argument))
        {
            if (argument == "--")
                MoveAll(rest, _operands);
            else if (argument.StartsWith("--", StringComparison.Ordinal))
                TakeLong(argument[2..], rest);
            else if (argument is ['-', not '-', ..])
                TakeShort(argument, rest);
            else
                _operands.Add(argument);
        }

        CheckOperands();
    }

    private static void MoveAll(Queue<string> from, List<string> to)
    {
        to.AddRange(from);
        from.Clear();
    }

    private void CheckOperands()
    {
        if (_operands.Count > _verb.MaxOperands)
            throw Failure.Usage($"'{_verb.Name}' takes only {_verb.Operands}: '{_operands[_verb.MaxOperands]}' is too much");
        bool needsOperand = _operands.Count == 0 && !_verb.OperandsAreOptional;
        if (needsOperand && !_flags.Any(flag => flag.ReplacesOperand && _seen.Contains(flag.Name)))
            throw Failure.Usage($"'{_verb.Name}' needs {_verb.Operands}: {_verb.Example}");
        if (_operands.Contains(""))
            throw Failure.Usage("a path must not be empty");
    }

    private void TakeLong(string text, Queue<string> rest)
    {
        int equals = text.IndexOf('=');
        string name = equals < 0 ? text : text[..equals];
        Flag flag = _flags.FirstOrDefault(f => f.Name == name) ?? throw Unknown($"--{name}", name);
        Take(flag, equals < 0 ? null : text[(equals + 1)..], rest);
    }

    private void TakeShort(string text, Queue<string> rest)
    {
        Flag flag = _flags.FirstOrDefault(f => f.Letter == text[1]) ?? throw Unknown(text, text[1..]);
        Take(flag, text.Length == 2 ? null : text[2..].TrimStart('='), rest);
    }

    private void Take(Flag flag, string? value, Queue<string> rest)
    {
        if (!_seen.Add(flag.Name) && !flag.IsRepeatable)
            throw Failure.Usage($"'--{flag.Name}' is given twice");

        if (flag.ValueName is null)
        {
            if (value is not null)
                throw Failure.Usage($"'--{flag.Name}' takes no value");
            _given.Add($"--{flag.Name}");
            return;
        }

        if (value is null && rest.TryPeek(out string? next) && !next.StartsWith("--", StringComparison.Ordinal))
            value = rest.Dequeue();
        if (string.IsNullOrEmpty(value))
            throw Failure.Usage($"'--{flag.Name}' needs a value, {flag.ValueName}, as in {flag.Example}");

        _given.Add($"--{flag.Name}={value}");
    }

    private Failure Unknown(string written, string name)
    {
        string? nearest = NearestName.Find(name, _flags.Select(f => f.Name))
            ?? _flags.FirstOrDefault(f => name.Length > 2 && f.Name.StartsWith(name, StringComparison.Ordinal))?.Name;
        string hint = nearest is null ? $"see modelcheck {_verb.Name} --help" : $"did you mean '--{nearest}'?";
        return Failure.Usage($"'{_verb.Name}' has no flag '{written}': {hint}");
    }

    private object Fill()
    {
        using var parser = new Parser(settings =>
        {
            settings.HelpWriter = null;
            settings.AutoHelp = false;
            settings.AutoVersion = false;
            settings.AllowMultiInstance = true;
            settings.EnableDashDash = true;
        });
        return parser.ParseArguments([_verb.Name, .. _given, "--", .. _operands], _verb.Arguments).MapResult(
            arguments => arguments,
            errors => throw new InvalidOperationException(
                $"checked arguments were refused: {string.Join(", ", errors.Select(e => e.Tag))}"));
    }
}
