using System.Text.Json.Serialization;
using Jiminny.Connectors.Microsoft.Calendar;
using Jiminny.Connectors.Microsoft.Mail;

namespace Jiminny.Connectors.Microsoft;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MailState))]
[JsonSerializable(typeof(CalendarState))]
[JsonSerializable(typeof(OwnerDocument))]
[JsonSerializable(typeof(FolderDocument))]
[JsonSerializable(typeof(FolderListDocument))]
internal sealed partial class MicrosoftJson : JsonSerializerContext;
