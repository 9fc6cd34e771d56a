using System.Text.Json;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting.Json;

namespace ModelCheck.Reporting.Comparison;

/// <summary>Writes how two designs differ as JSON, with every trace in full.</summary>
internal static class DifferenceJson
{
    public static void Write(Utf8JsonWriter json, DesignDifference difference)
    {
        json.WriteStartObject("difference");
        json.WriteStartArray("constants");
        foreach (ConstantChange constant in difference.Constants)
            WriteConstant(json, constant);
        json.WriteEndArray();
        json.WriteStartArray("counterexamples");
        foreach (FollowedCounterexample followed in difference.Followed)
            WriteFollowed(json, difference, followed);
        json.WriteEndArray();
        json.WriteString("obstacle", difference.Obstacle);
        if (difference.Graphs is { } graphs)
            WriteGraphs(json, difference, graphs);
        json.WriteEndObject();
    }

    private static void WriteConstant(Utf8JsonWriter json, ConstantChange constant)
    {
        json.WriteStartObject();
        json.WriteString("name", constant.Name);
        json.WriteString("left", constant.Left);
        json.WriteString("right", constant.Right);
        json.WriteEndObject();
    }

    private static void WriteFollowed(Utf8JsonWriter json, DesignDifference difference, FollowedCounterexample followed)
    {
        json.WriteStartObject();
        json.WriteString("of", ReferenceEquals(followed.Of, difference.Left) ? "left" : "right");
        json.WriteString("kind", KindText.Of(followed.Violation.Kind));
        json.WriteString("property", followed.Violation.Property?.Name);
        json.WritePropertyName("trace");
        JsonTrace.Write(json, followed.Of.Report!.System, followed.Violation.Trace);
        json.WriteBoolean("shared", followed.IsShared);
        json.WritePropertyName("strictly");
        WriteRun(json, followed.By.Report!.System, followed.Strictly);
        if (followed.Freely is { } freely)
        {
            json.WritePropertyName("freely");
            WriteRun(json, followed.By.Report!.System, freely.Run);
            json.WriteBoolean("sharedFreely", freely.IsShared);
        }

        if (followed.Parting is { } parting)
        {
            json.WriteStartObject("parting");
            json.WriteNumber("step", parting.Step);
            JsonTrace.WriteChanges(json, parting.Changes);
            json.WriteEndObject();
        }

        json.WriteStartArray("onward");
        foreach (Alternative alternative in followed.Onward)
            json.WriteStringValue(alternative.Rule.Owner.Name);
        json.WriteEndArray();
        json.WriteStartArray("releasing");
        foreach (ConstantChange constant in followed.Releasing)
            WriteConstant(json, constant);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, TransitionSystem system, FollowedRun run)
    {
        json.WriteStartObject();
        json.WritePropertyName("trace");
        JsonTrace.Write(json, system, run.Trace);
        json.WriteStartArray("follows");
        foreach (int? number in run.Follows)
        {
            if (number is { } step)
                json.WriteNumberValue(step);
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
        json.WriteStartArray("leftOut");
        foreach (int number in run.LeftOut)
            json.WriteNumberValue(number);
        json.WriteEndArray();
        json.WriteBoolean("cut", run.IsCut);
        if (run.Obstruction is { } obstruction)
            WriteObstruction(json, obstruction);
        json.WriteEndObject();
    }

    private static void WriteObstruction(Utf8JsonWriter json, Obstruction obstruction)
    {
        json.WriteStartObject("obstruction");
        json.WriteNumber("step", obstruction.Step);
        json.WriteString("rule", obstruction.Rule?.Owner.Name);
        json.WriteString("reason", obstruction.Reason);
        json.WriteStartArray("conjuncts");
        foreach (SourceSpan conjunct in obstruction.Conjuncts)
            WritePart(json, conjunct);
        json.WriteEndArray();
        JsonExplanation.Write(json, obstruction.Explanation);
        json.WriteStartArray("alternatives");
        foreach (Alternative alternative in obstruction.Alternatives)
        {
            json.WriteStartObject();
            json.WriteString("rule", alternative.Rule.Owner.Name);
            json.WriteStartArray("missing");
            if (alternative.Missing is { } missing)
                WritePart(json, missing);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, SourceSpan part)
    {
        json.WriteStartObject();
        json.WriteString("text", part.Text);
        JsonTrace.WriteSource(json, part);
        json.WriteEndObject();
    }

    private static void WriteGraphs(Utf8JsonWriter json, DesignDifference difference, GraphDifference graphs)
    {
        json.WriteStartObject("behaviours");
        json.WriteNumber("commonStates", graphs.CommonStates);
        json.WriteNumber("commonTransitions", graphs.CommonTransitions);
        WriteSide(json, "left", difference.Left, graphs.Left);
        WriteSide(json, "right", difference.Right, graphs.Right);
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ComparedDesign design, GraphSide side)
    {
        json.WriteStartObject(name);
        json.WriteNumber("ownStates", side.OwnStates);
        json.WriteNumber("ownTransitions", side.OwnTransitions);
        json.WriteBoolean("refinesOther", side.RefinesOther);
        json.WritePropertyName("witness");
        JsonTrace.Write(json, design.Report!.System, side.Witness);
        json.WriteEndObject();
    }
}
