using System.Net;
using System.Text.RegularExpressions;

namespace Jiminny.Consent.Tests.Support;

/// <summary>Reads what a browser would send of a page: its checked fields, and its one link.</summary>
internal static partial class PageForm
{
    public static IEnumerable<KeyValuePair<string, string>> Read(string html) => Field().Matches(html)
        .Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));

    public static Uri ReadLink(string html) => new(WebUtility.HtmlDecode(Link().Match(html).Groups["href"].Value));

    [GeneratedRegex("<input type=\"(?:radio|checkbox)\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\" checked>")]
    private static partial Regex Field();

    [GeneratedRegex("<a href=\"(?<href>[^\"]+)\"")]
    private static partial Regex Link();
}
