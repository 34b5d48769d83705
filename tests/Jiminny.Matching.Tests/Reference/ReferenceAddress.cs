using System.Globalization;
using System.Text;

namespace Jiminny.Matching.Tests.Reference;

/// <summary>An address by the rules table, written for the eye: strings, no tricks, no code shared with the matcher.</summary>
internal sealed record ReferenceAddress(string Local, string Domain)
{
    private const string Whitespace = " \t\n\v\f\r";

    public static ReferenceAddress? Parse(string text)
    {
        text = text.Trim(Whitespace.ToCharArray());
        if (!IsWellFormed(text) || text.Any(c => c < ' ' || c == '\x7F') || Encoding.UTF8.GetByteCount(text) > 254)
        {
            return null;
        }

        var at = FindSeparator(text);
        if (at < 1 || text.IndexOf('@', at + 1) >= 0 || Encoding.UTF8.GetByteCount(text[..at]) > 64)
        {
            return null;
        }

        var local = Fold(Compose(Fold(Compose(text[..at]))));
        return Encoding.UTF8.GetByteCount(local) <= 64
            && ParseDomain(text[(at + 1)..]) is { } domain
            && Encoding.UTF8.GetByteCount($"{local}@{domain}") <= 254
            ? new ReferenceAddress(local, domain)
            : null;
    }

    public static string? ParseDomain(string domain)
    {
        domain = domain.EndsWith('.') ? domain[..^1] : domain;
        if (domain.Length == 0)
        {
            return null;
        }

        if (domain.All(char.IsAscii))
        {
            return domain.Length > 253 ? null : Fold(domain);
        }

        // Only letters, marks and digits; and none that some tables turn into ASCII.
        if (domain.Split('.').Contains("") || domain.EnumerateRunes().Any(rune => !rune.IsAscii && !IsPlainLetter(rune)))
        {
            return null;
        }

        try
        {
            var mapping = new IdnMapping { UseStd3AsciiRules = true };
            var unicode = domain.ToLowerInvariant().Normalize(NormalizationForm.FormC);
            var ascii = mapping.GetAscii(unicode);
            return mapping.GetUnicode(ascii) == unicode ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The opt-ins.</summary>
    public ReferenceAddress Rewrite(MatchingRules rules)
    {
        var (local, domain) = (Local, Domain);
        if (rules.UnquoteLocalParts && local is ['"', .. { Length: > 0 } inner, '"'] && inner.All(IsPlain))
        {
            local = inner;
        }

        domain = rules.DomainRewrites.TryGetValue(domain, out var target) ? target : domain;
        if (rules.IgnoreGmailDots && domain is "gmail.com" or "googlemail.com")
        {
            domain = "gmail.com";
            local = local.Replace(".", "") is { Length: > 0 } without ? without : local;
        }

        if (rules.PlusTagDomains.Contains(domain) && local.IndexOf('+') is var plus and > 0)
        {
            local = local[..plus];
        }

        return new ReferenceAddress(local, domain);
    }

    public override string ToString() => $"{Local}@{Domain}";

    private static int FindSeparator(string text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == '\\' && quoted)
            {
                i++;
            }
            else if (text[i] == '@' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsPlainLetter(Rune rune) =>
        (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            && rune.Value is not (0x017F or 0x212A or 0x0130)
            && rune.Value is not (>= 0xFB00 and <= 0xFB06);

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Fold(string text) => string.Concat(text.Select(c => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c));

    /// <summary>NFC, but for three characters that would become ASCII.</summary>
    private static string Compose(string text) =>
        text.Replace('\u212A', '\uE000').Replace('\u037E', '\uE001').Replace('\u1FEF', '\uE002')
            .Normalize(NormalizationForm.FormC)
            .Replace('\uE000', '\u212A').Replace('\uE001', '\u037E').Replace('\uE002', '\u1FEF');
}
