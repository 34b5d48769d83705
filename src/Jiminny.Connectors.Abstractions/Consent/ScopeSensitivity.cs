namespace Jiminny.Connectors;

/// <summary>Google's classes of scopes; they decide what verification an application needs (Google Cloud, OAuth app verification).</summary>
public enum ScopeSensitivity : byte
{
    /// <summary>The provider has no such classes: Microsoft.</summary>
    Unclassified,

    /// <summary>Brand verification only.</summary>
    NonSensitive,

    /// <summary>OAuth verification by Google.</summary>
    Sensitive,

    /// <summary>OAuth verification, a permitted use, and a yearly security assessment where data reaches a server.</summary>
    Restricted,
}
