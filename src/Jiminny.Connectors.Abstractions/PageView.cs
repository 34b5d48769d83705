namespace Jiminny.Connectors;

/// <summary>
/// A page, or the part of one that is in the buffer, as a connector tokenised it: for each item its participants as ranges of UTF-8, its time and flags.
/// Not thread-safe; valid only while the filter is called, after which the buffer is used again.
/// </summary>
public readonly ref struct PageView
{
    /// <summary>Creates a view. For connectors.</summary>
    /// <param name="buffer">The bytes that the ranges point into.</param>
    /// <param name="items">The items.</param>
    /// <param name="addresses">The participants' addresses, item after item.</param>
    /// <param name="roles">The participants' roles, parallel to <paramref name="addresses"/>.</param>
    public PageView(ReadOnlySpan<byte> buffer, ReadOnlySpan<PageItem> items, ReadOnlySpan<Range> addresses, ReadOnlySpan<ParticipantRole> roles)
    {
        if (addresses.Length != roles.Length)
        {
            throw new ArgumentException($"There are {addresses.Length} addresses but {roles.Length} roles; they must be parallel.", nameof(roles));
        }

        Buffer = buffer;
        Items = items;
        Addresses = addresses;
        Roles = roles;
    }

    /// <summary>The bytes that <see cref="Addresses"/> point into. Between the ranges stand things a filter has no business with.</summary>
    public ReadOnlySpan<byte> Buffer { get; }

    /// <summary>The items of this view.</summary>
    public ReadOnlySpan<PageItem> Items { get; }

    /// <summary>All participants' addresses as ranges of <see cref="Buffer"/>, unescaped UTF-8 as the provider spells them, counted from the start.</summary>
    public ReadOnlySpan<Range> Addresses { get; }

    /// <summary>The role of each participant, parallel to <see cref="Addresses"/>.</summary>
    public ReadOnlySpan<ParticipantRole> Roles { get; }
}
