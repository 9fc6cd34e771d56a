namespace ModelCheck.Reporting;

/// <summary>A form of results that <c>--out FORMAT=FILE</c> can name.</summary>
public interface IOutputFormat
{
    /// <summary>As <c>--out</c> names it.</summary>
    string Name { get; }
}
