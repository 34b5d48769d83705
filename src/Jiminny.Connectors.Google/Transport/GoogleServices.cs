using Google.Apis.Http;
using Google.Apis.Services;
using Jiminny.Connectors.Google.Apis.Calendar;
using Jiminny.Connectors.Google.Apis.Gmail;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>Google's services on the host's handlers, with the runtime's own retries and redirects off. Thread-safe.</summary>
internal sealed class GoogleServices : IDisposable
{
    public GoogleServices(IHttpMessageHandlerFactory handlers, IOptions<GoogleConnectorOptions> options)
    {
        Gmail = new GmailService(Initializer(handlers, options.Value.GmailBaseUri));
        Calendar = new CalendarService(Initializer(handlers, options.Value.CalendarBaseUri));
        LeaveTriesToUs(Gmail);
        LeaveTriesToUs(Calendar);
    }

    public GmailService Gmail { get; }

    public CalendarService Calendar { get; }

    public void Dispose()
    {
        Gmail.Dispose();
        Calendar.Dispose();
    }

    private static BaseClientService.Initializer Initializer(IHttpMessageHandlerFactory handlers, Uri baseUri) => new()
    {
        ApplicationName = "Jiminny.Sdk",
        BaseUri = baseUri.AbsoluteUri,
        DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
        HttpClientFactory = new HostHandlers(handlers),
        HttpClientTimeout = Timeout.InfiniteTimeSpan,
    };

    private static void LeaveTriesToUs(BaseClientService service)
    {
        service.HttpClient.MessageHandler.NumTries = 1;
        service.HttpClient.MessageHandler.FollowRedirect = false;
    }

    /// <summary>The host's handler under the runtime's own; it decompresses by itself.</summary>
    private sealed class HostHandlers(IHttpMessageHandlerFactory handlers) : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => handlers.CreateHandler(GoogleConnectorOptions.HttpClientName);
    }
}
