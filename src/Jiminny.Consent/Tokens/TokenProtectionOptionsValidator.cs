using System.Text;
using Microsoft.Extensions.Options;

namespace Jiminny.Consent;

/// <summary>Checks the keys; a failure never quotes one.</summary>
internal sealed class TokenProtectionOptionsValidator : IValidateOptions<TokenProtectionOptions>
{
    public ValidateOptionsResult Validate(string? name, TokenProtectionOptions options)
    {
        var failures = options.Keys.SelectMany(key => KeyFailures(key.Key, key.Value)).ToList();
        if (options.Keys.Count > 0 && (options.CurrentKeyId is null || !options.Keys.ContainsKey(options.CurrentKeyId)))
        {
            failures.Add($"{nameof(options.CurrentKeyId)} is '{options.CurrentKeyId}', which is none of the {options.Keys.Count} keys. Name the key to encrypt with.");
        }

        if (options.Keys.Count == 0 && options.CurrentKeyId is { } id)
        {
            failures.Add($"{nameof(options.CurrentKeyId)} is '{id}', but there are no keys. Add it to {nameof(options.Keys)}.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> KeyFailures(string id, string value)
    {
        if (Encoding.UTF8.GetByteCount(id) is 0 or > byte.MaxValue)
        {
            yield return $"The key id '{id}' must have 1 to {byte.MaxValue} bytes.";
        }

        var bytes = new byte[TokenProtectionOptions.KeySize + 1];
        if (!Convert.TryFromBase64String(value ?? string.Empty, bytes, out var length) || length != TokenProtectionOptions.KeySize)
        {
            yield return $"The key '{id}' is not {TokenProtectionOptions.KeySize} bytes in Base64. Make one with: openssl rand -base64 {TokenProtectionOptions.KeySize}";
        }
    }
}
