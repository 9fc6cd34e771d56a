using System.Text.Json;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Json;

/// <summary>What is said of a run that violates a temporal property.</summary>
internal static class JsonLasso
{
    public static void Write(Utf8JsonWriter json, LassoFacts lasso)
    {
        if (lasso.Trigger is { } trigger)
            json.WriteNumber("trigger", trigger);

        json.WriteStartArray("fairness");
        foreach (LoopFairness fairness in lasso.Fairness)
        {
            json.WriteStartObject();
            json.WriteString("rule", fairness.Instance.Rule.Name);
            json.WriteStartObject("parameters");
            foreach ((string name, string value) in LassoText.ParametersOf(fairness.Instance))
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteBoolean("strong", fairness.Instance.IsStrong);
            json.WriteString("reason", fairness.Reason switch
            {
                FairnessReason.Fires => "fires",
                FairnessReason.IsDisabled => "disabled",
                FairnessReason.IsNeverEnabled => "never enabled",
            });
            json.WriteNumber("step", fairness.Step);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
