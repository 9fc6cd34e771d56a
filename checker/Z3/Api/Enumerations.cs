namespace Microsoft.Z3;

/// <summary>The answer of a check.</summary>
public enum Status
{
    UNSATISFIABLE = -1,

    /// <summary>Undecided; the solver knows why.</summary>
    UNKNOWN = 0,

    SATISFIABLE = 1,
}

/// <summary>A Boolean that may be undefined.</summary>
public enum Z3_lbool
{
    Z3_L_FALSE = -1,
    Z3_L_UNDEF = 0,
    Z3_L_TRUE = 1,
}

public enum Z3_ast_kind
{
    Z3_NUMERAL_AST = 0,
    Z3_APP_AST = 1,
    Z3_VAR_AST = 2,
    Z3_QUANTIFIER_AST = 3,
    Z3_SORT_AST = 4,
    Z3_FUNC_DECL_AST = 5,
    Z3_UNKNOWN_AST = 1000,
}

public enum Z3_ast_print_mode
{
    Z3_PRINT_SMTLIB_FULL = 0,
    Z3_PRINT_LOW_LEVEL = 1,
    Z3_PRINT_SMTLIB2_COMPLIANT = 2,
}

public enum Z3_sort_kind
{
    Z3_UNINTERPRETED_SORT = 0,
    Z3_BOOL_SORT = 1,
    Z3_INT_SORT = 2,
    Z3_REAL_SORT = 3,
    Z3_BV_SORT = 4,
    Z3_ARRAY_SORT = 5,
    Z3_DATATYPE_SORT = 6,
    Z3_RELATION_SORT = 7,
    Z3_FINITE_DOMAIN_SORT = 8,
    Z3_FLOATING_POINT_SORT = 9,
    Z3_ROUNDING_MODE_SORT = 10,
    Z3_SEQ_SORT = 11,
    Z3_RE_SORT = 12,
    Z3_UNKNOWN_SORT = 1000,
}
