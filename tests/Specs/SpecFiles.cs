using ModelCheck.Language;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Specs;

/// <summary>The specifications of the project, by their paths below <c>specs/</c>.</summary>
internal static class SpecFiles
{
    public static TheoryData<string> All
    {
        get
        {
            string root = Repository.PathTo("specs");
            var files = new TheoryData<string>();
            foreach (string file in Directory.EnumerateFiles(root, "*.m", SearchOption.AllDirectories).Order())
                files.Add(Path.GetRelativePath(root, file));

            return files;
        }
    }

    public static LoadResult Load(string file) => Specification.Load(Repository.PathTo("specs", file));
}
