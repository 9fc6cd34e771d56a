using System.Collections.ObjectModel;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>What a reader does with a viewer page, and sees of it.</summary>
internal sealed class ViewerDriver(ChromeDriver driver)
{
    /// <summary>Loads a page anew and waits until its script has run.</summary>
    public void Go(string url)
    {
        driver.Navigate().GoToUrl("about:blank");
        _ = driver.Manage().Logs.GetLog(LogType.Browser);
        driver.Navigate().GoToUrl(url);
        WaitFor("document.documentElement.dataset.ready === 'true'");
    }

    public void Resize(int width, int height, bool dark = false, bool isPrint = false)
    {
        driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = width,
            ["height"] = height,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = width < 500,
        });
        driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new()
        {
            ["media"] = isPrint ? "print" : "",
            ["features"] = new object[]
            {
                new Dictionary<string, object>
                {
                    ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light",
                },
            },
        });
    }

    /// <summary>The visible texts of the elements that a selector finds, each on one line.</summary>
    public string[] Texts(string selector) => WhileInPage<string[]>(() =>
        [.. Find(selector).Select(element => string.Join(' ', element.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))]);

    /// <summary>The text of the one element that a selector finds.</summary>
    public string Text(string selector) => Assert.Single(Texts(selector));

    public int Count(string selector) => Find(selector).Count;

    public ReadOnlyCollection<IWebElement> Find(string selector) => driver.FindElements(By.CssSelector(selector));

    public void Click(string selector, int index = 0) => WhileInPage(() =>
    {
        Find(selector)[index].Click();
        return true;
    });

    /// <summary>Presses keys on whatever has the focus.</summary>
    public void Press(string keys) => driver.SwitchTo().ActiveElement().SendKeys(keys);

    /// <summary>Takes the focus from a field, so that keys are commands.</summary>
    public void LeaveField() => Run("document.activeElement.blur()");

    public void Type(string selector, string text)
    {
        IWebElement field = Assert.Single(Find(selector));
        field.SendKeys(Keys.Control + "a");
        field.SendKeys(text == "" ? Keys.Delete : text);
    }

    /// <summary>Where the reader stands, as the foot of the page says it.</summary>
    public string Position => Text(".scrub-label");

    public object? Run(string script) => ((IJavaScriptExecutor)driver).ExecuteScript(script);

    public T Evaluate<T>(string expression) => (T)Run($"return {expression};")!;

    public void WaitFor(string condition)
    {
        DateTime end = DateTime.UtcNow.AddSeconds(15);
        while (!Evaluate<bool>(condition))
        {
            Assert.True(DateTime.UtcNow < end, $"never true: {condition}; console: {string.Join('\n', Console())}");
            Thread.Sleep(10);
        }
    }

    /// <summary>What the page wrote to the console since it was loaded.</summary>
    public string[] Console() => [.. driver.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.Message)];

    /// <summary>Fails unless the page is silent and has fetched nothing.</summary>
    public void AssertSilent()
    {
        Assert.Empty(Console());
        Assert.Equal(0L, Evaluate<long>("performance.getEntriesByType('resource').length"));
    }

    /// <summary>What the browser would send to a printer.</summary>
    public byte[] Print() => driver.Print(new PrintOptions()).AsByteArray;

    public byte[] Screenshot() => driver.GetScreenshot().AsByteArray;

    // Lists and parts that follow the size draw themselves again on the frame after they are laid out: what was found a
    // moment earlier may have been replaced by the same anew.
    private static T WhileInPage<T>(Func<T> act)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return act();
            }
            catch (StaleElementReferenceException) when (attempt < 10)
            {
            }
        }
    }
}
