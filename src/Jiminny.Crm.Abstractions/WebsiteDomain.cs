using System.Diagnostics.CodeAnalysis;

namespace Jiminny.Crm;

/// <summary>Turns what a CRM holds as a website into a domain.</summary>
public static class WebsiteDomain
{
    /// <summary>
    /// Finds the domain in a website such as <c>https://www.customer.example/path</c>, <c>customer.example</c> or <c>CUSTOMER.EXAMPLE:8080</c>.
    /// A leading <c>www.</c> is dropped, ASCII letters are lowered. Nothing is looked up.
    /// </summary>
    /// <param name="website">The text; may be blank or broken.</param>
    /// <param name="domain">The domain.</param>
    /// <returns>Whether there is one: at least two labels of letters, digits, hyphens or non-ASCII characters.</returns>
    public static bool TryParse(string? website, [NotNullWhen(true)] out string? domain)
    {
        domain = null;
        var text = website.AsSpan().Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            text = text[(scheme + 3)..];
        }

        var end = text.IndexOfAny("/?#");
        if (end >= 0)
        {
            text = text[..end];
        }

        var user = text.LastIndexOf('@');
        if (user >= 0)
        {
            text = text[(user + 1)..];
        }

        var port = text.IndexOf(':');
        if (port >= 0)
        {
            text = text[..port];
        }

        text = text.Trim().TrimEnd('.');
        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && text[4..].Contains('.'))
        {
            text = text[4..];
        }

        if (!IsDomain(text))
        {
            return false;
        }

        domain = string.Create(text.Length, text, static (lowered, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                lowered[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
            }
        });
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 253 || !text.Contains('.'))
        {
            return false;
        }

        foreach (var label in text.Split('.'))
        {
            var part = text[label];
            if (part.Length is 0 or > 63 || part[0] == '-' || part[^1] == '-')
            {
                return false;
            }

            foreach (var c in part)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '-' && c < 0x80)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
