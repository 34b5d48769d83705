using System.Text;

namespace Jiminny.Emulator;

/// <summary>The HTML pages that front ends answer with before any API is reached.</summary>
internal static class PlainAnswer
{
    public static EmulatorResponse Create(int status, string reason) => new(
        status, Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html lang=en><title>Error {status} ({reason})</title><p><b>{status}.</b> That's an error.</html>\n"), "text/html; charset=UTF-8")
    {
        ErrorCode = reason,
    };
}
