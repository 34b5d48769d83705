using Google.Apis.Services;
using Google.Apis.Util;

namespace Jiminny.Connectors.Google.Apis.Gmail;

/// <summary>The <c>users.messages</c> collection.</summary>
internal sealed class MessagesResource(IClientService service)
{
    public ListRequest List(string userId) => new(service, userId);

    public GetRequest Get(string userId, string id) => new(service, userId, id);

    /// <summary><c>users.messages.list</c>, 5 units.</summary>
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

        /// <summary>Gmail's search; null and not empty when unused, since some grants refuse even an empty one.</summary>
        [RequestParameter("q", RequestParameterType.Query)]
        public string? Q { get; set; }

        public override string MethodName => "list";

        public override string RestPath => "gmail/v1/users/{userId}/messages";

        protected override void InitParameters()
        {
            base.InitParameters();
            AddQuery("maxResults", "pageToken", "q");
        }
    }

    /// <summary><c>users.messages.get</c>, 20 units whatever the format.</summary>
    public sealed class GetRequest : GmailBaseServiceRequest
    {
        public GetRequest(IClientService service, string userId, string id)
            : base(service, userId)
        {
            Id = id;
            InitParameters();
        }

        /// <summary>How much is returned.</summary>
        public enum FormatEnum
        {
            /// <summary>All of the message, its body parsed.</summary>
            [StringValue("full")]
            Full,

            /// <summary>Ids, labels and headers.</summary>
            [StringValue("metadata")]
            Metadata,
        }

        [RequestParameter("id", RequestParameterType.Path)]
        public string Id { get; }

        [RequestParameter("format", RequestParameterType.Query)]
        public FormatEnum? Format { get; set; }

        [RequestParameter("metadataHeaders", RequestParameterType.Query)]
        public Repeatable<string>? MetadataHeaders { get; set; }

        public override string MethodName => "get";

        public override string RestPath => "gmail/v1/users/{userId}/messages/{id}";

        protected override void InitParameters()
        {
            base.InitParameters();
            AddPath("id");
            AddQuery("format", "metadataHeaders");
        }
    }
}
