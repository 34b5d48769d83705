namespace Jiminny.Crm;

/// <summary>A call, meeting or e-mail to be shown on the records it concerns.</summary>
public sealed record CrmActivity
{
    /// <summary>The longest <see cref="Key"/>.</summary>
    public const int MaxKeyLength = 64;

    /// <summary>Creates an activity.</summary>
    /// <param name="key">Made by the caller and kept before the first try; see <see cref="Key"/>.</param>
    /// <param name="kind">What happened.</param>
    /// <exception cref="ArgumentException">The key is empty, too long or has other characters than ASCII letters, digits, <c>-</c> and <c>_</c>.</exception>
    public CrmActivity(string key, CrmActivityKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.Length > MaxKeyLength || key.AsSpan().ContainsAnyExcept(CrmActivityKey.Allowed))
        {
            throw new ArgumentException(
                $"A key has 1 to {MaxKeyLength} ASCII letters, digits, '-' and '_'; this one has {key.Length} characters.",
                nameof(key));
        }

        Key = key;
        Kind = kind;
    }

    /// <summary>
    /// Identifies the activity in the CRM of its organisation for good: however often it is written, it exists once. Letters differ from each other by case only
    /// at the caller's risk, since some CRMs fold it.
    /// </summary>
    public string Key { get; }

    /// <summary>What happened.</summary>
    public CrmActivityKind Kind { get; }

    /// <summary>The line a person reads in the CRM.</summary>
    public required string Subject { get; init; }

    /// <summary>Text below the subject. Default none.</summary>
    public string? Notes { get; init; }

    /// <summary>When it began, or when the e-mail was sent.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took. Default zero.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether it came from outside: an incoming call or e-mail. Default <see langword="false"/>.</summary>
    public bool IsIncoming { get; init; }

    /// <summary>
    /// The records it concerns, the most important first: contacts or leads, and at most one account or opportunity. A CRM that takes fewer takes the first ones.
    /// </summary>
    public required IReadOnlyList<CrmReference> Records { get; init; }

    /// <summary>Kind and key; subject and notes are not for logs.</summary>
    public override string ToString() => $"{Kind} {Key}";
}
