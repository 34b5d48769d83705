using Jiminny.Connectors;

namespace Jiminny.Consent.Providers;

/// <summary>The connectors' accounts, by provider.</summary>
internal sealed class ProviderAccountsSet(IEnumerable<IProviderAccounts> accounts)
{
    private readonly Dictionary<Provider, IProviderAccounts> byProvider = accounts.ToDictionary(each => each.Provider);

    public IProviderAccounts this[Provider provider] => byProvider.TryGetValue(provider, out var found)
        ? found
        : throw new InvalidOperationException($"No sign-in is registered for {provider}. Call AddJiminny{provider}SignIn.");

    public IProviderAccounts? Find(Provider provider) => byProvider.GetValueOrDefault(provider);
}
