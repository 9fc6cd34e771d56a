namespace ModelCheck.Proof.Mining;

/// <summary>How far the search for an invariant goes.</summary>
public sealed record MiningOptions
{
    /// <summary>Literals of a clause.</summary>
    public int MostLiterals { get; init; } = 5;

    /// <summary>Variables of a clause.</summary>
    public int MostVariables { get; init; } = 2;

    /// <summary>Clauses beyond which it does not look like coming to an end.</summary>
    public int MostClauses { get; init; } = 2_000;

    /// <summary>Receives a line for each step.</summary>
    public Action<string>? Log { get; init; }
}
