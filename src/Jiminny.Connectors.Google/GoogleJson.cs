using System.Text.Json.Serialization;
using Jiminny.Connectors.Google.Calendar;
using Jiminny.Connectors.Google.Mail;
using Jiminny.Connectors.Google.Tasks;

namespace Jiminny.Connectors.Google;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MailState))]
[JsonSerializable(typeof(CalendarState))]
[JsonSerializable(typeof(ProfileDocument))]
[JsonSerializable(typeof(MessageListDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(SearchState))]
[JsonSerializable(typeof(BodyDocument))]
[JsonSerializable(typeof(TaskDocument))]
[JsonSerializable(typeof(TaskListDocument))]
internal sealed partial class GoogleJson : JsonSerializerContext;
