using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>
/// The functions of libz3's C API, by their own names: their meaning is in <c>z3_api.h</c>. Each exists in 4.8.12 and
/// in every release since.
/// </summary>
/// <remarks>
/// Handles are <c>nint</c>; <c>bool</c> of C is a byte. Nothing here checks for errors: <see cref="Context"/> does,
/// after each call.
/// </remarks>
internal static partial class Native
{
    private const string Library = "libz3";

    static Native() => NativeLibrary.SetDllImportResolver(
        typeof(Native).Assembly, (_, _, _) => LibraryResolver.Library);

    public static byte Flag(bool value) => value ? (byte)1 : (byte)0;

    /// <summary>A string that libz3 keeps, copied: the next call may overwrite it.</summary>
    public static string Text(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    [LibraryImport(Library)]
    public static partial void Z3_get_version(out uint major, out uint minor, out uint build, out uint revision);

    [LibraryImport(Library)]
    public static partial nint Z3_get_full_version();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Z3_global_param_set(string name, string value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte Z3_global_param_get(string name, out nint value);

    [LibraryImport(Library)]
    public static partial void Z3_global_param_reset_all();

    [LibraryImport(Library)]
    public static partial void Z3_toggle_warning_messages(byte enabled);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_config();

    [LibraryImport(Library)]
    public static partial void Z3_del_config(nint config);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Z3_set_param_value(nint config, string name, string value);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_context_rc(nint config);

    [LibraryImport(Library)]
    public static partial void Z3_del_context(nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Z3_update_param_value(nint context, string name, string value);

    [LibraryImport(Library)]
    public static partial void Z3_interrupt(nint context);

    [LibraryImport(Library)]
    public static unsafe partial void Z3_set_error_handler(
        nint context, delegate* unmanaged[Cdecl]<nint, int, void> handler);

    [LibraryImport(Library)]
    public static partial int Z3_get_error_code(nint context);

    [LibraryImport(Library)]
    public static partial nint Z3_get_error_msg(nint context, int code);

    [LibraryImport(Library)]
    public static partial void Z3_set_error(nint context, int code);

    [LibraryImport(Library)]
    public static partial void Z3_set_ast_print_mode(nint context, Z3_ast_print_mode mode);

    [LibraryImport(Library)]
    public static partial void Z3_inc_ref(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial void Z3_dec_ref(nint context, nint ast);

    [LibraryImport(Library)]
    public static partial void Z3_ast_vector_inc_ref(nint context, nint vector);

    [LibraryImport(Library)]
    public static partial void Z3_ast_vector_dec_ref(nint context, nint vector);

    [LibraryImport(Library)]
    public static partial uint Z3_ast_vector_size(nint context, nint vector);

    [LibraryImport(Library)]
    public static partial nint Z3_ast_vector_get(nint context, nint vector, uint index);
}
