namespace ModelCheck.Cli;

/// <summary>The <c>modelcheck</c> program.</summary>
internal static class Program
{
    private static int Main() => 0;
}
