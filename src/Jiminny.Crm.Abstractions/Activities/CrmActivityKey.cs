using System.Buffers;

namespace Jiminny.Crm;

internal static class CrmActivityKey
{
    // What every CRM takes in a URL and in a filter without escaping.
    public static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
