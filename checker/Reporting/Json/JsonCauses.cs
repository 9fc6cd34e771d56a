using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Reporting.Traces;

namespace ModelCheck.Reporting.Json;

/// <summary>Writes the steps that led to what is wrong at the end of a trace.</summary>
internal static class JsonCauses
{
    /// <summary>The member <c>causes</c>; left out where there is nothing to say.</summary>
    public static void Write(Utf8JsonWriter json, TransitionSystem system, Violation violation)
    {
        if (CauseWords.Of(system, violation) is not { } causes)
            return;

        json.WriteStartArray("causes");
        foreach (Cause cause in causes.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("step", cause.Step);
            json.WriteString("rule", violation.Trace!.Steps[cause.Step].Rule.Name);
            json.WriteBoolean("isDirect", cause.IsDirect);
            json.WriteStartArray("readBy");
            foreach (int reader in cause.Readers)
                json.WriteNumberValue(reader);
            json.WriteEndArray();
            JsonTrace.WriteSource(json, CauseWords.Place(violation.Trace, cause));
            JsonTrace.WriteChanges(json, CauseWords.ChangesOf(system, violation.Trace, cause));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
