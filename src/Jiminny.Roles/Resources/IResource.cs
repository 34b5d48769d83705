namespace Jiminny.Roles;

/// <summary>What a permission acts on. The kinds are closed: <see cref="Recording"/>, <see cref="Call"/>, <see cref="CrmRecord"/>, <see cref="Team"/>, <see cref="Organisation"/>, <see cref="Mailbox"/>, <see cref="Billing"/>.</summary>
public interface IResource
{
    /// <summary>The organisation it belongs to.</summary>
    string OrganisationId { get; }

    /// <summary>The part a decision looks at.</summary>
    internal ResourceScope Scope { get; }
}
