using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Apis.Util;
using Jiminny.Connectors.Google.Apis.Calendar.Data;
using Jiminny.Connectors.Google.Transport;

namespace Jiminny.Connectors.Google.Tasks;

/// <summary>Builds requests for the events of tasks. Thread-safe.</summary>
internal sealed class TaskRequests(GoogleServices services)
{
    private const string Primary = "primary";
    private const string KeyProperty = "jiminnyTask";
    private const string Fields = "id,status,htmlLink";

    public HttpRequestMessage Insert(string key, TaskDetails task)
    {
        var body = Show(task);
        body.Id = IdOf(key);
        body.ExtendedProperties = new Event.ExtendedPropertiesData { Private__ = new Dictionary<string, string> { [KeyProperty] = key } };
        var request = services.Calendar.Events.Insert(body, Primary);
        request.Fields = Fields;
        return request.CreateRequest();
    }

    public HttpRequestMessage Patch(string key, TaskDetails task)
    {
        var request = services.Calendar.Events.Patch(Show(task), Primary, IdOf(key));
        request.Fields = Fields;
        return request.CreateRequest();
    }

    public HttpRequestMessage Delete(string key) => services.Calendar.Events.Delete(Primary, IdOf(key)).CreateRequest();

    public HttpRequestMessage Find(string key, string? pageToken)
    {
        var request = services.Calendar.Events.List(Primary);
        request.PrivateExtendedProperty = new Repeatable<string>([$"{KeyProperty}={key}"]);
        request.PageToken = pageToken;
        request.Fields = $"nextPageToken,items({Fields})";
        return request.CreateRequest();
    }

    // Calendar takes an id of the client's choice, of the digits and a to v, and refuses it a second time: that is what makes repeating safe.
    private static string IdOf(string key) => "jm" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    // A patch leaves alone what it does not name, so a description that is no more is named as empty.
    private static Event Show(TaskDetails task) => new()
    {
        Summary = task.Title,
        Description = task.Description ?? "",
        Start = At(task.Start),
        End = At(task.End),
    };

    private static EventDateTime At(DateTimeOffset time) =>
        new() { DateTimeRaw = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
}
