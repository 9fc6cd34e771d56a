using ModelCheck.Z3;
using Xunit;

namespace ModelCheck.Tests.Z3;

/// <summary>A test that is reported as skipped where there is no libz3.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresZ3FactAttribute : FactAttribute
{
    public RequiresZ3FactAttribute() => Skip = Z3Library.WhyUnusable();
}

/// <summary>A theory that is reported as skipped where there is no libz3.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresZ3TheoryAttribute : TheoryAttribute
{
    public RequiresZ3TheoryAttribute() => Skip = Z3Library.WhyUnusable();
}
