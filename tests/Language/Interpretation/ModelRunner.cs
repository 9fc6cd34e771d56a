using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>A specification from source text and one state that its rules are fired in.</summary>
internal sealed class ModelRunner
{
    private readonly RuleInstances _rules;

    public ModelRunner(string text, Compatibility compatibility = Compatibility.None)
    {
        LoadResult loaded = Specification.FromText(text, new LoadOptions { Compatibility = compatibility });
        Assert.Empty(loaded.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message));
        System = loaded.System!;
        Interpreter = new Interpreter(System) { Output = text => Output += text };
        _rules = new RuleInstances(System.Rules);
        State = Interpreter.NewState();
    }

    public TransitionSystem System { get; }

    public Interpreter Interpreter { get; }

    public long[] State { get; }

    /// <summary>All that <c>put</c> printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Makes an initial state with a body.</summary>
    public static ModelRunner Run(
        string declarations, string body, Compatibility compatibility = Compatibility.None)
    {
        string text = $"{declarations} startstate begin {body} end; rule true ==> begin end;";
        var runner = new ModelRunner(text, compatibility);
        runner.Start();
        return runner;
    }

    /// <summary>Makes the initial state with the first initial rule.</summary>
    public FireOutcome Start() => Interpreter.FireInitial(new RuleInstances(System.InitialRules)[0], State);

    public FireOutcome Fire(int instance = 0) => Interpreter.Fire(_rules[instance], State);

    public bool IsEnabled(int instance = 0) => Interpreter.IsEnabled(_rules[instance], State);

    /// <summary>The instances that are enabled in the state, by their arguments.</summary>
    public string Enabled()
    {
        IEnumerable<int> enabled = Enumerable.Range(0, _rules.Count).Where(IsEnabled);
        return string.Join(' ', enabled.Select(i => $"({string.Join(',', _rules[i].Arguments)})"));
    }

    /// <summary>The text of a variable's value.</summary>
    public string this[string variable] =>
        Interpreter.FormatValue(System.Variables.Single(v => v.Name == variable), State);

    /// <summary>The error that firing something ends in.</summary>
    public static ModelError ErrorOf(Action fire) => Assert.Throws<ModelErrorException>(fire).Error;
}
