namespace ModelCheck.Language.Syntax;

/// <summary>
/// What a token is. Words stand in two blocks: those that both Murphi checkers reserve, and those that are
/// keywords only where the grammar asks for one and names everywhere else.
/// </summary>
/// <remarks><see cref="Keywords"/> and <see cref="TokenText"/> give each kind its spelling.</remarks>
internal enum TokenKind
{
    EndOfFile,
    Identifier,
    Integer,

    /// <summary><c>1.5</c>, which only CMurphi has.</summary>
    Real,
    String,

    // Reserved words of both tools, from Alias to While.
    Alias,
    Array,
    Assert,
    Begin,
    Boolean,
    By,
    Case,
    Clear,
    Const,
    Do,
    Else,
    Elsif,
    End,
    EndAlias,
    EndExists,
    EndFor,
    EndForall,
    EndFunction,
    EndIf,
    EndProcedure,
    EndRecord,
    EndRule,
    EndRuleset,
    EndStartState,
    EndSwitch,
    EndWhile,
    Enum,
    Error,
    Exists,
    False,
    For,
    Forall,
    Function,
    If,
    Invariant,
    IsMember,
    IsUndefined,
    Of,
    Procedure,
    Put,
    RealType,
    Record,
    Return,
    Rule,
    Ruleset,
    Scalarset,
    StartState,
    Switch,
    Then,
    To,
    True,
    Type,
    Undefine,
    Union,
    Var,
    While,

    // Words that are keywords by their place, from Always to With.
    Always,
    Assume,
    Choose,
    Cover,
    Enabled,
    EndChoose,
    Eventually,
    ExternFun,
    ExternProc,
    Fair,
    Fired,
    Import,
    LeadsTo,
    Lemma,
    Liveness,
    Ltl,

    /// <summary>One of CMurphi's functions on reals: <c>log</c>, <c>sin</c>, …</summary>
    MathFunction,
    Multiset,
    MultisetAdd,
    MultisetCount,
    MultisetRemove,
    MultisetRemovePred,
    Next,
    Pctl,
    Release,
    Strongly,
    Undefined,
    Until,

    /// <summary>
    /// A word that CMurphi reserves without our grammar using it: <c>in</c>, <c>program</c>, …
    /// </summary>
    UnusedReserved,
    With,

    // Operators and punctuation.
    Ampersand,
    AmpersandAmpersand,
    Arrow,
    Assign,
    Bang,
    Caret,
    CloseBrace,
    CloseBracket,
    CloseParenthesis,
    Colon,
    Comma,
    Dot,
    DotDot,
    Equal,
    EqualEqual,

    /// <summary><c>=&gt;</c>, a slip for <c>==&gt;</c>, <c>-&gt;</c> or <c>&gt;=</c>.</summary>
    EqualGreater,

    /// <summary><c>=&lt;</c>, a slip for <c>&lt;=</c>.</summary>
    EqualLess,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,

    /// <summary><c>==&gt;</c> between a guard and a body.</summary>
    LongArrow,
    Minus,
    NotEqual,
    OpenBrace,
    OpenBracket,
    OpenParenthesis,
    Percent,
    Pipe,
    PipePipe,
    Plus,
    Question,
    Semicolon,
    ShiftLeft,
    ShiftRight,
    Slash,
    Star,
    Tilde,

    /// <summary><c>~&gt;</c>, only in <c>leadsto</c>.</summary>
    TildeGreater,
}
