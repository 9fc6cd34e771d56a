using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>Symbols, sorts, declarations and terms.</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial nint Z3_mk_int_symbol(nint context, int value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Z3_mk_string_symbol(nint context, string text);

    [LibraryImport(Library)]
    public static partial int Z3_get_symbol_kind(nint context, nint symbol);

    [LibraryImport(Library)]
    public static partial int Z3_get_symbol_int(nint context, nint symbol);

    [LibraryImport(Library)]
    public static partial nint Z3_get_symbol_string(nint context, nint symbol);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bool_sort(nint context);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_int_sort(nint context);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bv_sort(nint context, uint size);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_uninterpreted_sort(nint context, nint name);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_enumeration_sort(
        nint context, nint name, uint count, ReadOnlySpan<nint> names, Span<nint> constants,
        Span<nint> testers);

    [LibraryImport(Library)]
    public static partial Z3_sort_kind Z3_get_sort_kind(nint context, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_get_sort_name(nint context, nint sort);

    [LibraryImport(Library)]
    public static partial uint Z3_get_sort_id(nint context, nint sort);

    [LibraryImport(Library)]
    public static partial uint Z3_get_bv_sort_size(nint context, nint sort);

    [LibraryImport(Library)]
    public static partial uint Z3_get_datatype_sort_num_constructors(nint context, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_get_datatype_sort_constructor(nint context, nint sort, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_get_datatype_sort_recognizer(nint context, nint sort, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_sort_to_string(nint context, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_func_decl(
        nint context, nint name, uint arity, ReadOnlySpan<nint> domain, nint range);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Z3_mk_fresh_func_decl(
        nint context, string prefix, uint arity, ReadOnlySpan<nint> domain, nint range);

    [LibraryImport(Library)]
    public static partial uint Z3_get_func_decl_id(nint context, nint declaration);

    [LibraryImport(Library)]
    public static partial nint Z3_get_decl_name(nint context, nint declaration);

    [LibraryImport(Library)]
    public static partial Z3_decl_kind Z3_get_decl_kind(nint context, nint declaration);

    [LibraryImport(Library)]
    public static partial uint Z3_get_domain_size(nint context, nint declaration);

    [LibraryImport(Library)]
    public static partial nint Z3_get_domain(nint context, nint declaration, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_get_range(nint context, nint declaration);

    [LibraryImport(Library)]
    public static partial nint Z3_func_decl_to_string(nint context, nint declaration);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_app(
        nint context, nint declaration, uint count, ReadOnlySpan<nint> arguments);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_const(nint context, nint name, nint sort);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Z3_mk_fresh_const(nint context, string prefix, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_true(nint context);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_false(nint context);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_eq(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_distinct(nint context, uint count, ReadOnlySpan<nint> arguments);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_not(nint context, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_ite(nint context, nint condition, nint whenTrue, nint whenFalse);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_iff(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_implies(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_xor(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_and(nint context, uint count, ReadOnlySpan<nint> arguments);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_or(nint context, uint count, ReadOnlySpan<nint> arguments);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_add(nint context, uint count, ReadOnlySpan<nint> arguments);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_mul(nint context, uint count, ReadOnlySpan<nint> arguments);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_sub(nint context, uint count, ReadOnlySpan<nint> arguments);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_unary_minus(nint context, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_div(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_mod(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_rem(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_lt(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_le(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_gt(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_ge(nint context, nint left, nint right);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Z3_mk_numeral(nint context, string digits, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_int64(nint context, long value, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_unsigned_int64(nint context, ulong value, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_atmost(
        nint context, uint count, ReadOnlySpan<nint> arguments, uint bound);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_atleast(
        nint context, uint count, ReadOnlySpan<nint> arguments, uint bound);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bound(nint context, uint index, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_pattern(nint context, uint count, ReadOnlySpan<nint> terms);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_quantifier_ex(
        nint context, byte isForall, uint weight, nint id, nint skolemId, uint patternCount,
        ReadOnlySpan<nint> patterns, uint noPatternCount, ReadOnlySpan<nint> noPatterns, uint boundCount,
        ReadOnlySpan<nint> sorts, ReadOnlySpan<nint> names, nint body);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_quantifier_const_ex(
        nint context, byte isForall, uint weight, nint id, nint skolemId, uint boundCount,
        ReadOnlySpan<nint> bound, uint patternCount, ReadOnlySpan<nint> patterns, uint noPatternCount,
        ReadOnlySpan<nint> noPatterns, nint body);

    [LibraryImport(Library)]
    public static partial Z3_ast_kind Z3_get_ast_kind(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial uint Z3_get_ast_id(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial uint Z3_get_ast_hash(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial byte Z3_is_eq_ast(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_ast_to_string(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial nint Z3_translate(nint context, nint ast, nint target);

    [LibraryImport(Library)]
    public static partial nint Z3_get_sort(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial byte Z3_is_numeral_ast(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial byte Z3_is_well_sorted(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial int Z3_get_bool_value(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial nint Z3_get_app_decl(nint context, nint application);

    [LibraryImport(Library)]
    public static partial uint Z3_get_app_num_args(nint context, nint application);

    [LibraryImport(Library)]
    public static partial nint Z3_get_app_arg(nint context, nint application, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_get_numeral_string(nint context, nint numeral);

    [LibraryImport(Library)]
    public static partial uint Z3_get_index_value(nint context, nint variable);

    [LibraryImport(Library)]
    public static partial nint Z3_simplify(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial nint Z3_simplify_ex(nint context, nint ast, nint parameters);

    [LibraryImport(Library)]
    public static partial nint Z3_substitute(
        nint context, nint ast, uint count, ReadOnlySpan<nint> from, ReadOnlySpan<nint> to);

    [LibraryImport(Library)]
    public static partial nint Z3_substitute_vars(nint context, nint ast, uint count, ReadOnlySpan<nint> to);

    [LibraryImport(Library)]
    public static partial byte Z3_is_quantifier_forall(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial byte Z3_is_quantifier_exists(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial uint Z3_get_quantifier_weight(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial uint Z3_get_quantifier_num_patterns(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial nint Z3_get_quantifier_pattern_ast(nint context, nint ast, uint index);

    [LibraryImport(Library)]
    public static partial uint Z3_get_quantifier_num_bound(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial nint Z3_get_quantifier_bound_name(nint context, nint ast, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_get_quantifier_bound_sort(nint context, nint ast, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_get_quantifier_body(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial uint Z3_get_pattern_num_terms(nint context, nint pattern);

    [LibraryImport(Library)]
    public static partial nint Z3_get_pattern(nint context, nint pattern, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_pattern_to_string(nint context, nint pattern);
}
