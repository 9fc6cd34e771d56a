using System.Collections.Immutable;
using ModelCheck.Language.Model;

namespace ModelCheck.Reporting.Viewer;

/// <summary>From a rule with arguments back to the number that <see cref="RuleInstances"/> gives it.</summary>
internal sealed class InstanceNumbers(ImmutableArray<Rule> rules)
{
    private readonly RuleInstances _instances = new(rules);

    public int Of(Instance<Rule> instance)
    {
        int number = 0;
        foreach ((ParameterBinding parameter, long argument) in instance.Owner.Parameters.Zip(instance.Arguments))
        {
            long place = parameter switch
            {
                TypeParameter type => argument - type.Type.Low,
                RangeParameter { ValueCount: > 1 } range => (argument - range.From) / range.Step,
                RangeParameter => 0,
                _ => argument,
            };
            number = (int)((number * parameter.Count) + place);
        }

        return _instances.FirstOf(rules.IndexOf(instance.Owner)) + number;
    }
}
