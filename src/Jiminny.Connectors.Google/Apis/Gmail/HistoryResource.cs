using Google.Apis.Services;
using Google.Apis.Util;

namespace Jiminny.Connectors.Google.Apis.Gmail;

/// <summary>The <c>users.history</c> collection.</summary>
internal sealed class HistoryResource(IClientService service)
{
    public ListRequest List(string userId) => new(service, userId);

    /// <summary><c>users.history.list</c>, 2 units.</summary>
    public sealed class ListRequest : GmailBaseServiceRequest
    {
        public ListRequest(IClientService service, string userId)
            : base(service, userId)
        {
            InitParameters();
        }

        [RequestParameter("maxResults", RequestParameterType.Query)]
        public long? MaxResults { get; set; }

        [RequestParameter("pageToken", RequestParameterType.Query)]
        public string? PageToken { get; set; }

        /// <summary>Only changes after it; an unsigned 64-bit number, kept as the text it travels as.</summary>
        [RequestParameter("startHistoryId", RequestParameterType.Query)]
        public string? StartHistoryId { get; set; }

        public override string MethodName => "list";

        public override string RestPath => "gmail/v1/users/{userId}/history";

        protected override void InitParameters()
        {
            base.InitParameters();
            AddQuery("maxResults", "pageToken", "startHistoryId");
        }
    }
}
