using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>Terms of fixed numbers of bits.</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvnot(nint context, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvneg(nint context, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvand(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvor(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvxor(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvadd(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvsub(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvmul(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvudiv(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvsdiv(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvurem(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvsrem(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvsmod(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvult(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvslt(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvule(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvsle(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvugt(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvsgt(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvuge(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvsge(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_concat(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvshl(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvlshr(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bvashr(nint context, nint left, nint right);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_extract(nint context, uint high, uint low, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_sign_ext(nint context, uint count, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_zero_ext(nint context, uint count, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_repeat(nint context, uint count, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_int2bv(nint context, uint size, nint argument);

    [LibraryImport(Library)]
    public static partial nint Z3_mk_bv2int(nint context, nint argument, byte isSigned);
}
