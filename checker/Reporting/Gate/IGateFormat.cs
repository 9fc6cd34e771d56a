namespace ModelCheck.Reporting.Gate;

/// <summary>A form in which a gate's result can be written to a file: one of <see cref="GateFormats.All"/>.</summary>
public interface IGateFormat : IOutputFormat
{
    /// <summary>Writes the whole report. The stream stays open.</summary>
    void Write(GateReport report, Stream output);
}
