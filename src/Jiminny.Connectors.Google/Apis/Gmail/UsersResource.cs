using Google.Apis.Discovery;
using Google.Apis.Services;

namespace Jiminny.Connectors.Google.Apis.Gmail;

/// <summary>The <c>users</c> collection.</summary>
internal sealed class UsersResource(IClientService service)
{
    public MessagesResource Messages { get; } = new(service);

    public HistoryResource History { get; } = new(service);

    public GetProfileRequest GetProfile(string userId) => new(service, userId);

    /// <summary><c>users.getProfile</c>, 1 unit.</summary>
    public sealed class GetProfileRequest : GmailBaseServiceRequest
    {
        public GetProfileRequest(IClientService service, string userId)
            : base(service, userId)
        {
            InitParameters();
        }

        public override string MethodName => "getProfile";

        public override string RestPath => "gmail/v1/users/{userId}/profile";
    }
}
