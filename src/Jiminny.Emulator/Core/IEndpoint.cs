namespace Jiminny.Emulator;

/// <summary>One operation of a vendor's API. Stateless; what changes lies in the mailbox.</summary>
internal interface IEndpoint
{
    string Method { get; }

    /// <summary>The path below the API's prefix, placeholders in braces.</summary>
    string Template { get; }

    /// <summary>Scopes in short form, any one of which admits the call.</summary>
    string[] Scopes { get; }

    /// <summary>What a call costs in the vendor's quota units.</summary>
    int Units { get; }

    EmulatorResponse Handle(Call call);
}
