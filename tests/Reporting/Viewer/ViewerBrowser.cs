using System.Globalization;
using ModelCheck.Exploration;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Viewer;
using ModelCheck.Tests.Cli;
using ModelCheck.Tests.Support;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>A browser that shows viewer pages from files, one for all tests.</summary>
/// <remarks>
/// Whatever the page writes to the browser's console - errors, violations of its policy, failed requests - fails the
/// test that looks; so does any request besides the file itself.
/// </remarks>
public sealed class ViewerBrowser : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _pages = [];
    private ChromeDriver? _driver;
    private int _pageNumber;

    /// <summary>The driver; started when first asked for.</summary>
    public ChromeDriver Driver => _driver ??= Start();

    public void Dispose()
    {
        _driver?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Opens the page of a specification below <c>specs/</c>, checked once for all tests.</summary>
    internal ViewerDriver OpenSpec(string name, string fragment = "")
    {
        if (!_pages.TryGetValue(name, out string? path))
            _pages.Add(name, path = WriteSpec($"specs/{name}"));

        return Open(path, fragment);
    }

    /// <summary>The same, with another specification beside it.</summary>
    internal ViewerDriver OpenSpecBeside(string name, string other, string fragment = "")
    {
        string key = $"{name} {other}";
        if (!_pages.TryGetValue(key, out string? path))
            _pages.Add(key, path = WriteSpecBeside($"specs/{name}", $"specs/{other}"));

        return Open(path, fragment);
    }

    private string WriteSpecBeside(string spec, string other)
    {
        string root = Repository.PathTo(".");
        string trace = _folder.PathTo("trace.json");
        string path = _folder.PathTo("beside.html");
        CommandRun.AsProcess(root, "check", spec, "--out", $"json={trace}", "--progress", "off");
        CommandRun.AsProcess(root, "view", trace, "--beside", other, "--out", $"html={path}");
        return path;
    }

    // By the program, from the project's folder, so that the page has the paths that a user would see.
    private string WriteSpec(string spec)
    {
        string path = _folder.PathTo(Path.GetFileNameWithoutExtension(spec) + ".html");
        CommandRun.AsProcess(Repository.PathTo("."), "check", spec, "--out", $"html={path}", "--progress", "off");
        return path;
    }

    /// <summary>Opens the page of a specification's text.</summary>
    internal ViewerDriver OpenText(string text, CheckOptions? options = null, string fragment = "") =>
        Open(Write(Reports.Of(text, options)), fragment);

    /// <summary>Opens the page of any report.</summary>
    internal ViewerDriver OpenReport(Report report, string fragment = "") => Open(Write(report), fragment);

    internal string Write(Report report)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"page{_pageNumber++}.html");
        return _folder.Write(name, Reports.Written(new HtmlFormat(), report));
    }

    private ViewerDriver Open(string path, string fragment)
    {
        var viewer = new ViewerDriver(Driver);
        viewer.Resize(1280, 800);
        viewer.Go($"file://{path}#{fragment}");
        return viewer;
    }

    private static ChromeDriver Start()
    {
        var options = new ChromeOptions { BinaryLocation = Programs.Find("chromium")! };
        options.AddArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking");
        options.SetLoggingPreference(LogType.Browser, OpenQA.Selenium.LogLevel.All);
        ChromeDriverService service = ChromeDriverService.CreateDefaultService(Programs.Find("chromedriver")!);
        service.HideCommandPromptWindow = true;
        return new ChromeDriver(service, options, TimeSpan.FromSeconds(60));
    }
}

/// <summary>The tests that share the browser; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ViewerBrowserTests : ICollectionFixture<ViewerBrowser>
{
    public const string Name = "viewer in a browser";
}

/// <summary>A browser test: skipped where there is no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Programs.WhyMissing(["chromium", "chromedriver"]);
}

/// <summary>The same for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Programs.WhyMissing(["chromium", "chromedriver"]);
}
