namespace Jiminny.Emulator.Crm;

/// <summary>Stands for a connection that broke after the request was carried out.</summary>
internal sealed class LostAnswerException() : HttpRequestException(HttpRequestError.ResponseEnded, "The connection was closed before the answer arrived.");
