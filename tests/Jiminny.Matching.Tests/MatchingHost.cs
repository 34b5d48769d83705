using Jiminny.Crm;
using Jiminny.Matching.Provider;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Matching.Tests;

/// <summary>The package as a host uses it: registered, one CRM and one set of rules for all organisations.</summary>
internal sealed class MatchingHost(ServiceProvider services) : IDisposable
{
    public IMatcherProvider Provider { get; } = services.GetRequiredService<IMatcherProvider>();

    public IMatcherContents Contents { get; } = services.GetRequiredService<IMatcherContents>();

    public static MatchingHost Create(
        ICrmAdapterFactory crm, MatchingRules? rules = null, Action<MatchingOptions>? configure = null, TimeProvider? time = null) =>
        Create(crm, new FixedRules(rules ?? MatchingRules.Default), configure, time);

    public static MatchingHost Create(
        ICrmAdapterFactory crm, IMatchingRulesProvider rules, Action<MatchingOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(crm);
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(rules);
        services.AddJiminnyMatching(configure ?? (_ => { }));
        return new MatchingHost(services.BuildServiceProvider());
    }

    /// <summary>Waits for a merge in the background, when there is one.</summary>
    public Task MergedAsync(string organisationId) => ((MatcherProvider)Provider).MergingOf(organisationId);

    public void Dispose() => services.Dispose();

    private sealed class FixedRules(MatchingRules rules) : IMatchingRulesProvider
    {
        public ValueTask<MatchingRules> GetRulesAsync(string organisationId, CancellationToken cancellationToken) => new(rules);
    }
}
