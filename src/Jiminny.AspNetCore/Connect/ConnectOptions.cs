namespace Jiminny.AspNetCore.Connect;

/// <summary>Where the connect endpoints stand and where they return to.</summary>
public sealed class ConnectOptions
{
    /// <summary>
    /// The application's address as browsers see it, such as <c>https://app.example</c>. Default none: taken from each request, which is right only where no
    /// proxy changes scheme or host.
    /// </summary>
    public Uri? PublicOrigin { get; set; }

    /// <summary>The page to return to after connecting and disconnecting; it gets <c>provider</c> and <c>outcome</c> in the query. Default <c>/</c>.</summary>
    public string ReturnPath { get; set; } = "/";
}
