using System.Text.Json.Serialization;
using Jiminny.Connectors.Microsoft.Calendar;
using Jiminny.Connectors.Microsoft.Mail;
using Jiminny.Connectors.Microsoft.Meetings;
using Jiminny.Connectors.Microsoft.Teams;
using Jiminny.Connectors.Microsoft.Transport;

namespace Jiminny.Connectors.Microsoft;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MailState))]
[JsonSerializable(typeof(CalendarState))]
[JsonSerializable(typeof(OwnerDocument))]
[JsonSerializable(typeof(FolderDocument))]
[JsonSerializable(typeof(FolderListDocument))]
[JsonSerializable(typeof(SearchState))]
[JsonSerializable(typeof(MessageBodyDocument))]
[JsonSerializable(typeof(MessageDetailsDocument))]
[JsonSerializable(typeof(NamedListDocument))]
[JsonSerializable(typeof(CreatedDocument))]
[JsonSerializable(typeof(OnlineMeetingListDocument))]
[JsonSerializable(typeof(BatchDocument))]
[JsonSerializable(typeof(BatchAnswerDocument))]
internal sealed partial class MicrosoftJson : JsonSerializerContext;
