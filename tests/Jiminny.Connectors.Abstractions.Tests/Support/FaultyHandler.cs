using System.Globalization;
using System.Net;
using System.Text;

namespace Jiminny.Connectors.Testing;

/// <summary>Puts faults between a connector and a server, the same ones for the same seed, and notes requests that come earlier than was asked.</summary>
public sealed class FaultyHandler(HttpMessageHandler inner, int seed, double share, TimeProvider time, string errorBody) : DelegatingHandler(inner)
{
    private static readonly HttpStatusCode[] ServerErrors =
        [HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    private static readonly double[] Waits = [1, 2.128, 7, 0, 600];

    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>How many faults there were.</summary>
    public int Faults { get; private set; }

    /// <summary>How many requests came although the server had asked to wait.</summary>
    public int TooEarly { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (fault, dice) = Next();
        switch (fault)
        {
            case 0:
                return Throttle(dice);
            case 1:
                return Error(ServerErrors[dice % ServerErrors.Length]);
            case 2:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
            case 3:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpIOException(HttpRequestError.ResponseEnded, "the answer was lost");
            case 4 or 5:
                return await CutAsync(request, isSilent: fault == 4, dice, cancellationToken);
            case 6:
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>Sign in to the network</html>") };
            case 7:
                return Error(HttpStatusCode.Unauthorized);
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    private (int Fault, int Dice) Next()
    {
        lock (_gate)
        {
            TooEarly += time.GetUtcNow() < _notBefore ? 1 : 0;
            var isFault = _random.NextDouble() < share;
            Faults += isFault ? 1 : 0;
            return (isFault ? _random.Next(8) : -1, _random.Next());
        }
    }

    private HttpResponseMessage Throttle(int dice)
    {
        var now = time.GetUtcNow();
        var seconds = Waits[dice % Waits.Length];
        var value = (dice / 5 % 3) switch
        {
            0 => null,
            1 when seconds == Math.Floor(seconds) => now.AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture),
            _ => seconds.ToString(CultureInfo.InvariantCulture),
        };
        var response = Error(HttpStatusCode.TooManyRequests);
        if (value is null)
            return response;

        response.Headers.TryAddWithoutValidation("Retry-After", value);
        lock (_gate)
            _notBefore = now.AddSeconds(seconds) > _notBefore && !value.EndsWith("GMT", StringComparison.Ordinal) ? now.AddSeconds(seconds) : _notBefore;

        return response;
    }

    private HttpResponseMessage Error(HttpStatusCode status) => new(status) { Content = new StringContent(errorBody, Encoding.UTF8, "application/json") };

    private async Task<HttpResponseMessage> CutAsync(HttpRequestMessage request, bool isSilent, int dice, CancellationToken cancellationToken)
    {
        using var whole = await base.SendAsync(request, cancellationToken);
        var body = await whole.Content.ReadAsByteArrayAsync(cancellationToken);
        var cut = body[..(dice % Math.Max(1, body.Length))];
        return new HttpResponseMessage(whole.StatusCode) { Content = new StreamContent(isSilent ? new MemoryStream(cut) : new CutStream(cut)) };
    }
}
