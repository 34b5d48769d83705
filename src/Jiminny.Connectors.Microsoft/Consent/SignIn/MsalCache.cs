using Microsoft.Identity.Client;

namespace Jiminny.Connectors.Microsoft;

/// <summary>The token cache of one account, loaded before the library uses it and kept after it changed it.</summary>
internal sealed class MsalCache
{
    private byte[] bytes;

    private MsalCache(ReadOnlyMemory<byte> bytes) => this.bytes = bytes.ToArray();

    public ReadOnlyMemory<byte> Bytes => bytes;

    public static MsalCache Attach(IConfidentialClientApplication application, ReadOnlyMemory<byte> stored)
    {
        var cache = new MsalCache(stored);
        application.UserTokenCache.SetBeforeAccess(args => args.TokenCache.DeserializeMsalV3(cache.bytes));
        application.UserTokenCache.SetAfterAccess(args =>
        {
            if (args.HasStateChanged)
            {
                cache.bytes = args.TokenCache.SerializeMsalV3();
            }
        });
        return cache;
    }
}
