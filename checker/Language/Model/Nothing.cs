namespace ModelCheck.Language.Model;

/// <summary>Nothing: the result of a visit that is made for what it does.</summary>
public readonly record struct Nothing;
