using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Text;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Stepping;

/// <summary>Steps through a trace in a terminal: what a key does, and what the screen shows.</summary>
public sealed class TraceStepper
{
    private const int LaneRows = 7;
    private const int PageOfLines = 8;

    private readonly Violation _violation;
    private readonly ImmutableArray<ReportedStep> _steps;
    private readonly LaneStrip _lanes;
    private readonly StepDetails _details;

    /// <param name="violation">One with a trace.</param>
    public TraceStepper(TransitionSystem system, Violation violation)
    {
        _violation = violation;
        _steps = ReportedStep.Of(system, violation.Trace!);
        _lanes = new LaneStrip(_steps);
        _details = new StepDetails(system, violation, _steps);
    }

    /// <summary>Where a reader begins: at the end, where the property is false.</summary>
    public StepperPosition Start => new(_steps.Length - 1, StepperView.Changes, "");

    /// <summary>The position after a key: a character, or the name of a key such as <c>Down</c>.</summary>
    public StepperPosition Press(StepperPosition at, string key) => at.Typing ? Typed(at, key) : key switch
    {
        "j" or "Down" or "Right" or " " or "Enter" => Go(at, at.Step + 1),
        "k" or "Up" or "Left" => Go(at, at.Step - 1),
        "g" or "Home" => Go(at, 0),
        "G" or "End" => Go(at, _steps.Length - 1),
        "n" => Go(at, _details.NextChange(at.Step, at.Filter, 1) ?? at.Step),
        "p" => Go(at, _details.NextChange(at.Step, at.Filter, -1) ?? at.Step),
        "d" or "PageDown" => at with { Scroll = at.Scroll + PageOfLines },
        "u" or "PageUp" => at with { Scroll = Math.Max(0, at.Scroll - PageOfLines) },
        "c" => at with { View = StepperView.Changes, Scroll = 0 },
        "s" => at with { View = StepperView.State, Scroll = 0 },
        "w" => at with { View = StepperView.Why, Scroll = 0 },
        "?" => at with { View = at.View == StepperView.Help ? StepperView.Changes : StepperView.Help, Scroll = 0 },
        "/" => at with { Typing = true, Filter = "" },
        "q" or "Escape" => at with { HasEnded = true },
        _ => at,
    };

    /// <summary>Draws a screen of at most so many lines.</summary>
    public void Draw(StepperPosition at, StyledWriter writer, int height)
    {
        WriteHead(at, writer);
        int rows = Math.Clamp(height / 3, 3, LaneRows);
        _lanes.Write(writer, at.Step, rows);
        writer.WriteLine(new string('-', writer.Width), Style.Dim);
        string[] body = BodyOf(at, writer.Width);
        int room = Math.Max(3, height - rows - 6);
        int first = Math.Min(at.Scroll, Math.Max(0, body.Length - room));
        foreach (string line in body.Skip(first).Take(room))
            writer.WriteLine(line);

        if (body.Length - first > room)
            writer.WriteLine($"  ... {body.Length - first - room} more lines: d goes down", Style.Dim);
        WriteFoot(at, writer);
    }

    private StepperPosition Go(StepperPosition at, int step) =>
        at with { Step = Math.Clamp(step, 0, _steps.Length - 1), Scroll = 0 };

    private static StepperPosition Typed(StepperPosition at, string key) => key switch
    {
        "Enter" => at with { Typing = false },
        "Escape" => at with { Typing = false, Filter = "" },
        "Backspace" => at with { Filter = at.Filter.Length > 0 ? at.Filter[..^1] : "" },
        _ => key.Length == 1 ? at with { Filter = at.Filter + key } : at,
    };

    private void WriteHead(StepperPosition at, StyledWriter writer)
    {
        ReportedStep step = _steps[at.Step];
        string position = $"step {at.Step} of {_steps.Length - 1}  ";
        writer.Write(position, Style.Bold).Write($"{step.Lane ?? "initial state"}  ", Style.Good);
        writer.WriteLine(Cut(Lane.NameWithin(step.Rule), writer.Width - position.Length - (step.Lane ?? "").Length - 2), Style.Bold);
        string place = string.Join("  ", step.Rule.Doc?.Values("source") ?? []);
        writer.WriteLine(Cut($"  {step.Rule.Span.File.Path}:{step.Rule.Span.Line}  {place}", writer.Width), Style.Dim);
    }

    private string[] BodyOf(StepperPosition at, int width) => at.View switch
    {
        StepperView.Changes => Lines(width, writer => _details.WriteChanges(writer, at.Step, at.Filter)),
        StepperView.State => Lines(width, writer => _details.WriteState(writer, at.Step, at.Filter)),
        StepperView.Why => Lines(width, _details.WriteWhy),
        StepperView.Help => Lines(width, WriteHelp),
    };

    private static string[] Lines(int width, Action<StyledWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new StyledWriter(text, usesColor: false, width));
        return text.ToString().TrimEnd('\n').Split('\n');
    }

    private static void WriteHelp(StyledWriter writer)
    {
        foreach ((string keys, string what) in Keys)
            writer.Write("  ").WriteColumn(keys, 14, Style.Bold).WriteLine(what);
    }

    private void WriteFoot(StepperPosition at, StyledWriter writer)
    {
        if (at.Typing)
        {
            writer.WriteLine($"filter: {at.Filter}_", Style.Bold);
        }
        else
        {
            string filter = at.Filter == "" ? "" : $"[{at.Filter}] ";
            string verdict = $"{ViolationText.Word(_violation)} {ViolationText.Subject(_violation)}";
            writer.WriteLine(Cut($"{filter}j k step  c changes  s state  w why  / filter  ? help  q quit", writer.Width), Style.Dim);
            writer.WriteLine(Cut(verdict, writer.Width), Style.Bad);
        }
    }

    private static string Cut(string text, int width) =>
        text.Length <= width ? text : $"{text[..Math.Max(0, width - 1)]}…";

    private static readonly (string Keys, string What)[] Keys =
    [
        ("j, down", "next step"),
        ("k, up", "previous step"),
        ("g, G", "initial state, last step"),
        ("n, p", "next, previous step that changes what the filter shows"),
        ("d, u", "further down, up in the view"),
        ("c", "what the step changed, and what it read that an earlier step wrote"),
        ("s", "every variable"),
        ("w", "why the property is false at the end"),
        ("/", "show only variables whose names contain what you type"),
        ("q", "quit"),
    ];
}
