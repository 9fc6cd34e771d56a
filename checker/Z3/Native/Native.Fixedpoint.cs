using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>Horn clauses.</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial nint Z3_mk_fixedpoint(nint context);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_inc_ref(nint context, nint fixedpoint);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_dec_ref(nint context, nint fixedpoint);

    [LibraryImport(Library)]
    public static partial nint Z3_fixedpoint_get_help(nint context, nint fixedpoint);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_set_params(nint context, nint fixedpoint, nint parameters);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_assert(nint context, nint fixedpoint, nint constraint);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_register_relation(nint context, nint fixedpoint, nint relation);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_add_rule(nint context, nint fixedpoint, nint rule, nint name);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_update_rule(nint context, nint fixedpoint, nint rule, nint name);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_add_fact(
        nint context, nint fixedpoint, nint relation, uint count, ReadOnlySpan<uint> arguments);

    [LibraryImport(Library)]
    public static partial int Z3_fixedpoint_query(nint context, nint fixedpoint, nint query);

    [LibraryImport(Library)]
    public static partial int Z3_fixedpoint_query_relations(
        nint context, nint fixedpoint, uint count, ReadOnlySpan<nint> relations);

    [LibraryImport(Library)]
    public static partial nint Z3_fixedpoint_get_answer(nint context, nint fixedpoint);

    [LibraryImport(Library)]
    public static partial nint Z3_fixedpoint_get_reason_unknown(nint context, nint fixedpoint);

    [LibraryImport(Library)]
    public static partial uint Z3_fixedpoint_get_num_levels(nint context, nint fixedpoint, nint relation);

    [LibraryImport(Library)]
    public static partial nint Z3_fixedpoint_get_cover_delta(
        nint context, nint fixedpoint, int level, nint relation);

    [LibraryImport(Library)]
    public static partial void Z3_fixedpoint_add_cover(
        nint context, nint fixedpoint, int level, nint relation, nint property);

    [LibraryImport(Library)]
    public static partial nint Z3_fixedpoint_get_statistics(nint context, nint fixedpoint);

    [LibraryImport(Library)]
    public static partial nint Z3_fixedpoint_get_rules(nint context, nint fixedpoint);

    [LibraryImport(Library)]
    public static partial nint Z3_fixedpoint_get_assertions(nint context, nint fixedpoint);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Z3_fixedpoint_from_string(nint context, nint fixedpoint, string text);

    [LibraryImport(Library)]
    public static partial nint Z3_fixedpoint_to_string(
        nint context, nint fixedpoint, uint count, ReadOnlySpan<nint> queries);
}
