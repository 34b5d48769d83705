using Google.Apis.Discovery;
using Google.Apis.Requests;
using Google.Apis.Services;
using Google.Apis.Util;

namespace Jiminny.Connectors.Google.Apis.Gmail;

/// <summary>What all Gmail requests share. Answers are read from the stream, so there is no response type.</summary>
internal abstract class GmailBaseServiceRequest(IClientService service, string userId) : ClientServiceRequest<Stream>(service)
{
    [RequestParameter("userId", RequestParameterType.Path)]
    public string UserId { get; } = userId;

    /// <summary>Which fields of the answer are wanted.</summary>
    [RequestParameter("fields", RequestParameterType.Query)]
    public string? Fields { get; set; }

    public override string HttpMethod => "GET";

    protected override void InitParameters()
    {
        base.InitParameters();
        RequestParameters.Add("userId", new Parameter { Name = "userId", IsRequired = true, ParameterType = "path", DefaultValue = "me" });
        AddQuery("fields");
    }

    protected void AddPath(string name) => RequestParameters.Add(name, new Parameter { Name = name, IsRequired = true, ParameterType = "path" });

    protected void AddQuery(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            RequestParameters.Add(name, new Parameter { Name = name, IsRequired = false, ParameterType = "query" });
    }
}
