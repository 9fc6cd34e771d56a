namespace ModelCheck.Cli.Commands;

/// <summary>Help of flags that more than one class of arguments has.</summary>
internal static class SharedHelp
{
    public const string Compatibility =
        "Whose reading of the language applies where the Murphi checkers differ; none is the union of both.";

    public const string DeadlockDetection =
        "What counts as a deadlock: a state without an enabled rule (stuck), or also one that every enabled rule leaves "
        + "unchanged (stuttering).";

    public const string SymmetryReduction =
        "Explores states that differ only in the names of scalarset values once; heuristic bounds the effort for each state. "
        + "Counts are then of such classes.";

    public const string Trace =
        "How the text report shows the steps: what each changes, every state in full, or not at all.";

    public const string Outputs =
        "Writes the result as json, itf, html, junit, sarif, md or text to a file, or with - to standard output in place of "
        + "the text report; check also writes the state graph, as graph-aut or graph-dot. Repeatable.";

    public const string GateOutputs =
        "Writes the result as json, junit, sarif (for code scanning), md (a summary with sequence diagrams) or html "
        + "(a page to keep beside a build), or with - to standard output in place of the text report. Repeatable.";

    public const string ComparisonOutputs =
        "Writes the result as json, md or text to a file, or with - to standard output in place of the text report. "
        + "Repeatable.";

    public const string ConformanceOutputs =
        "Writes the result as json, or with - to standard output in place of the text report. Repeatable.";

    public const string Vacuity =
        "Also says where a specification that holds says less than it seems to: rules that never fire, parts of guards that "
        + "change nothing, implications whose left side is never true, variables that never change, properties that nothing "
        + "could make false. As an error it ends with exit code 16; '-- allow: vacuous \"reason\"' accepts a line.";
}
