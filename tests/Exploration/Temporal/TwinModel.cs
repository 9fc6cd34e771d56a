using System.Text;
using System.Text.RegularExpressions;

namespace ModelCheck.Tests.Exploration.Temporal;

/// <summary>How fair runs of a twin model are.</summary>
public enum TwinFairness
{
    None,

    /// <summary>Weakly, to every rule.</summary>
    Weak,

    /// <summary>Strongly to the rule that the model names, not at all to the others.</summary>
    Strong,

    /// <summary>Weakly to the rule that the model names, not at all to the others.</summary>
    SomeWeak,
}

/// <param name="Guard">In Murphi, without calls.</param>
/// <param name="Body">Assignments.</param>
internal sealed record TwinRule(string Name, string Guard, string Body);

/// <summary>
/// A small model that can be written in Murphi and in Promela. In Promela every rule is a process with one step, so that
/// fairness to processes is fairness to rules.
/// </summary>
/// <param name="Variables">Each with its greatest value; all begin with 0.</param>
/// <param name="Favoured">The rule that <see cref="TwinFairness.Strong"/> and <see cref="TwinFairness.SomeWeak"/> are about.</param>
internal sealed partial record TwinModel(
    string Name, (string Name, int Most)[] Variables, TwinRule[] Rules, int Favoured, string[] Formulas)
{
    public string ToMurphi(string formula, TwinFairness fairness)
    {
        var text = new StringBuilder();
        foreach ((string name, int most) in Variables)
            text.AppendLine($"var {name}: 0..{most};");

        text.AppendLine($"startstate {string.Concat(Variables.Select(v => $"{v.Name} := 0; "))}end;");
        for (int i = 0; i < Rules.Length; i++)
            text.AppendLine($"{WordFor(fairness, i)}rule \"{Rules[i].Name}\" {Rules[i].Guard} ==> {Rules[i].Body} end;");

        return text.AppendLine($"ltl \"formula\" {formula};").ToString();
    }

    /// <summary>The processes, and a name for each atom of a formula.</summary>
    public string ToPromela()
    {
        var text = new StringBuilder("byte last = 255;\n");
        foreach ((string name, _) in Variables)
            text.AppendLine($"byte {name} = 0;");

        for (int i = 0; i < Rules.Length; i++)
        {
            text.AppendLine($"#define enabled_{i} ({Translate(Rules[i].Guard)})");
            text.AppendLine($"#define fired_{i} (last == {i})");
            text.AppendLine($"active proctype rule_{i}() {{ do :: d_step {{ enabled_{i} -> "
                + $"{Rules[i].Body.Replace(":=", "=", StringComparison.Ordinal)} last = {i} }} od }}");
        }

        foreach (Match atom in Formulas.SelectMany(f => Atom().Matches(f)).DistinctBy(m => m.Value))
            text.AppendLine($"#define {SymbolOf(atom)} ({Translate(atom.Value)})");

        return text.ToString();
    }

    /// <summary>
    /// What SPIN translates into a claim: the negation of a formula, under fairness that its <c>-f</c> does not give.
    /// </summary>
    public string ToNegatedFormula(int formula, TwinFairness fairness)
    {
        string claim = Atom().Replace(Formulas[formula], SymbolOf);
        claim = Observation().Replace(claim, m => $"{m.Groups["word"].Value}_{NumberOf(m.Groups["rule"].Value)}");
        string plain = Translate(claim);
        return fairness switch
        {
            TwinFairness.Strong => $"!((([]<> enabled_{Favoured}) -> ([]<> fired_{Favoured})) -> ({plain}))",
            TwinFairness.SomeWeak => $"!(([]<> (!enabled_{Favoured} || fired_{Favoured})) -> ({plain}))",
            _ => $"!({plain})",
        };
    }

    private string WordFor(TwinFairness fairness, int rule) => fairness switch
    {
        TwinFairness.Weak => "fair ",
        TwinFairness.Strong when rule == Favoured => "strongly fair ",
        TwinFairness.SomeWeak when rule == Favoured => "fair ",
        _ => "",
    };

    private int NumberOf(string rule) => Array.FindIndex(Rules, r => r.Name == rule);

    private static string SymbolOf(Match atom) => $"{atom.Groups["name"].Value}_is_{atom.Groups["value"].Value}";

    private static string Translate(string text) => Equal().Replace(text, "==")
        .Replace("&", "&&", StringComparison.Ordinal)
        .Replace("|", "||", StringComparison.Ordinal)
        .Replace("until", "U", StringComparison.Ordinal)
        .Replace("release", "V", StringComparison.Ordinal);

    [GeneratedRegex("(?<word>enabled|fired) \"(?<rule>[^\"]*)\"")]
    private static partial Regex Observation();

    [GeneratedRegex(@"\((?<name>\w+) = (?<value>\d+)\)")]
    private static partial Regex Atom();

    [GeneratedRegex("(?<![!<>=:])=(?!=)")]
    private static partial Regex Equal();
}
