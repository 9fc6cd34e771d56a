using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>SMT-LIB, parameters, tactics, solvers, models and statistics.</summary>
internal static partial class Native
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Z3_parse_smtlib2_string(
        nint context, string text, uint sortCount, ReadOnlySpan<nint> sortNames, ReadOnlySpan<nint> sorts,
        uint declarationCount, ReadOnlySpan<nint> declarationNames, ReadOnlySpan<nint> declarations);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Z3_parse_smtlib2_file(
        nint context, string file, uint sortCount, ReadOnlySpan<nint> sortNames, ReadOnlySpan<nint> sorts,
        uint declarationCount, ReadOnlySpan<nint> declarationNames, ReadOnlySpan<nint> declarations);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_params(nint context);

    [LibraryImport(Library)]
    public static partial void Z3_params_inc_ref(nint context, nint parameters);

    [LibraryImport(Library)]
    public static partial void Z3_params_dec_ref(nint context, nint parameters);

    [LibraryImport(Library)]
    public static partial void Z3_params_set_bool(nint context, nint parameters, nint name, byte value);

    [LibraryImport(Library)]
    public static partial void Z3_params_set_uint(nint context, nint parameters, nint name, uint value);

    [LibraryImport(Library)]
    public static partial void Z3_params_set_double(nint context, nint parameters, nint name, double value);

    [LibraryImport(Library)]
    public static partial void Z3_params_set_symbol(nint context, nint parameters, nint name, nint value);

    [LibraryImport(Library)]
    public static partial nint Z3_params_to_string(nint context, nint parameters);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Z3_mk_tactic(nint context, string name);

    [LibraryImport(Library)]
    public static partial void Z3_tactic_inc_ref(nint context, nint tactic);

    [LibraryImport(Library)]
    public static partial void Z3_tactic_dec_ref(nint context, nint tactic);

    [LibraryImport(Library)]
    public static partial nint Z3_tactic_and_then(nint context, nint first, nint second);

    [LibraryImport(Library)]
    public static partial nint Z3_tactic_or_else(nint context, nint first, nint second);

    [LibraryImport(Library)]
    public static partial nint Z3_tactic_try_for(nint context, nint tactic, uint milliseconds);

    [LibraryImport(Library)]
    public static partial nint Z3_tactic_using_params(nint context, nint tactic, nint parameters);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_solver(nint context);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_simple_solver(nint context);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_solver_for_logic(nint context, nint logic);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_solver_from_tactic(nint context, nint tactic);

    [LibraryImport(Library)]
    public static partial void Z3_solver_inc_ref(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial void Z3_solver_dec_ref(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial nint Z3_solver_get_help(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial void Z3_solver_set_params(nint context, nint solver, nint parameters);

    [LibraryImport(Library)]
    public static partial void Z3_solver_push(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial void Z3_solver_pop(nint context, nint solver, uint count);

    [LibraryImport(Library)]
    public static partial void Z3_solver_reset(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial uint Z3_solver_get_num_scopes(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial void Z3_solver_assert(nint context, nint solver, nint constraint);

    [LibraryImport(Library)]
    public static partial void Z3_solver_assert_and_track(
        nint context, nint solver, nint constraint, nint name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Z3_solver_from_string(nint context, nint solver, string text);

    [LibraryImport(Library)]
    public static partial nint Z3_solver_get_assertions(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial int Z3_solver_check(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial int Z3_solver_check_assumptions(
        nint context, nint solver, uint count, ReadOnlySpan<nint> assumptions);

    [LibraryImport(Library)]
    public static partial nint Z3_solver_get_model(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial nint Z3_solver_get_unsat_core(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial nint Z3_solver_get_reason_unknown(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial nint Z3_solver_get_statistics(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial nint Z3_solver_translate(nint context, nint solver, nint target);

    [LibraryImport(Library)]
    public static partial nint Z3_solver_to_string(nint context, nint solver);

    [LibraryImport(Library)]
    public static partial void Z3_model_inc_ref(nint context, nint model);

    [LibraryImport(Library)]
    public static partial void Z3_model_dec_ref(nint context, nint model);

    [LibraryImport(Library)]
    public static partial byte Z3_model_eval(
        nint context, nint model, nint term, byte completion, out nint value);

    [LibraryImport(Library)]
    public static partial uint Z3_model_get_num_consts(nint context, nint model);

    [LibraryImport(Library)]
    public static partial nint Z3_model_get_const_decl(nint context, nint model, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_model_get_const_interp(nint context, nint model, nint declaration);

    [LibraryImport(Library)]
    public static partial uint Z3_model_get_num_funcs(nint context, nint model);

    [LibraryImport(Library)]
    public static partial nint Z3_model_get_func_decl(nint context, nint model, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_model_get_func_interp(nint context, nint model, nint declaration);

    [LibraryImport(Library)]
    public static partial uint Z3_model_get_num_sorts(nint context, nint model);

    [LibraryImport(Library)]
    public static partial nint Z3_model_get_sort(nint context, nint model, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_model_get_sort_universe(nint context, nint model, nint sort);

    [LibraryImport(Library)]
    public static partial nint Z3_model_to_string(nint context, nint model);

    [LibraryImport(Library)]
    public static partial void Z3_func_interp_inc_ref(nint context, nint interpretation);

    [LibraryImport(Library)]
    public static partial void Z3_func_interp_dec_ref(nint context, nint interpretation);

    [LibraryImport(Library)]
    public static partial uint Z3_func_interp_get_num_entries(nint context, nint interpretation);

    [LibraryImport(Library)]
    public static partial nint Z3_func_interp_get_entry(nint context, nint interpretation, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_func_interp_get_else(nint context, nint interpretation);

    [LibraryImport(Library)]
    public static partial uint Z3_func_interp_get_arity(nint context, nint interpretation);

    [LibraryImport(Library)]
    public static partial void Z3_func_entry_inc_ref(nint context, nint entry);

    [LibraryImport(Library)]
    public static partial void Z3_func_entry_dec_ref(nint context, nint entry);

    [LibraryImport(Library)]
    public static partial nint Z3_func_entry_get_value(nint context, nint entry);

    [LibraryImport(Library)]
    public static partial uint Z3_func_entry_get_num_args(nint context, nint entry);

    [LibraryImport(Library)]
    public static partial nint Z3_func_entry_get_arg(nint context, nint entry, uint index);

    [LibraryImport(Library)]
    public static partial void Z3_stats_inc_ref(nint context, nint statistics);

    [LibraryImport(Library)]
    public static partial void Z3_stats_dec_ref(nint context, nint statistics);

    [LibraryImport(Library)]
    public static partial uint Z3_stats_size(nint context, nint statistics);

    [LibraryImport(Library)]
    public static partial nint Z3_stats_get_key(nint context, nint statistics, uint index);

    [LibraryImport(Library)]
    public static partial byte Z3_stats_is_uint(nint context, nint statistics, uint index);

    [LibraryImport(Library)]
    public static partial uint Z3_stats_get_uint_value(nint context, nint statistics, uint index);

    [LibraryImport(Library)]
    public static partial double Z3_stats_get_double_value(nint context, nint statistics, uint index);

    [LibraryImport(Library)]
    public static partial nint Z3_stats_to_string(nint context, nint statistics);
}
