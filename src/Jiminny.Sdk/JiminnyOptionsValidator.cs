using Microsoft.Extensions.Options;

namespace Jiminny;

internal sealed class JiminnyOptionsValidator : IValidateOptions<JiminnyOptions>
{
    public ValidateOptionsResult Validate(string? name, JiminnyOptions options)
    {
        var failures = new List<string>();
        foreach (var (id, organisation) in options.Organisations)
        {
            for (var i = 0; i < organisation.InternalDomains.Count; i++)
            {
                if (string.IsNullOrWhiteSpace(organisation.InternalDomains[i]) || organisation.InternalDomains[i].Contains('@', StringComparison.Ordinal))
                {
                    failures.Add($"Jiminny:Organisations:{id}:InternalDomains:{i} is no domain; write it like acme.example.");
                }
            }

            if (organisation.Mailboxes.Any(mailbox => string.IsNullOrWhiteSpace(mailbox.Id)))
            {
                failures.Add($"Jiminny:Organisations:{id}:Mailboxes holds a mailbox without Id.");
            }

            if (organisation.Mailboxes.DistinctBy(mailbox => mailbox.Id, StringComparer.Ordinal).Count() != organisation.Mailboxes.Count)
            {
                failures.Add($"Jiminny:Organisations:{id}:Mailboxes names a mailbox twice.");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
