using Google.Apis.Services;

namespace Jiminny.Connectors.Google.Apis.Gmail;

/// <summary>
/// The part of Gmail v1 that is used, on Google's own runtime and shaped like the generated client, so that the generated one can take its place.
/// </summary>
internal sealed class GmailService : BaseClientService
{
    public GmailService(Initializer initializer)
        : base(initializer)
    {
        Users = new UsersResource(this);
        BaseUri = BaseUriOverride ?? "https://gmail.googleapis.com/";
        BatchUri = new Uri(new Uri(BaseUri), BatchPath).AbsoluteUri;
    }

    public override string Name => "gmail";

    public override string BaseUri { get; }

    public override string BasePath => string.Empty;

    /// <summary>Moves with <see cref="BaseUri"/>: the runtime would leave it at Google.</summary>
    public override string BatchUri { get; }

    public override string BatchPath => "batch";

    public override IList<string> Features => [];

    public UsersResource Users { get; }
}
