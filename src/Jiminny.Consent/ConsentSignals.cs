using System.Diagnostics;
using System.Diagnostics.Metrics;
using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>The package's activity source and meter. Nothing in them names an account, a mailbox or a scope of a person.</summary>
internal static class ConsentSignals
{
    private const string PackageId = "Jiminny.Consent";

    private static readonly ActivitySource Activities = new(PackageId);
    private static readonly Meter Meter = new(PackageId);
    private static readonly Counter<long> SignIns = Meter.CreateCounter<long>("jiminny.consent.sign_ins", "{sign_in}", "Attempts to connect an account that came to an end.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("jiminny.consent.tokens", "{token}", "Tokens asked for, by outcome.");
    private static readonly Histogram<double> Renewals = Meter.CreateHistogram<double>("jiminny.consent.renewal.duration", "s", "Duration of a token renewal at the provider.");

    public static Activity? StartRenewal(Provider provider) =>
        Activities.StartActivity("jiminny.consent.renewal", ActivityKind.Client)?.SetTag("jiminny.provider", NameOf(provider));

    public static void SignInEnded(Provider provider, SignInFailure? failure) => SignIns.Add(1, Tags(provider, failure?.Error.ToString()));

    public static void TokenAsked(Provider provider, SourceFailure? failure) => Tokens.Add(1, Tags(provider, failure?.Error.ToString()));

    public static void RenewalEnded(Activity? activity, Provider provider, SignInFailure? failure, TimeSpan duration)
    {
        Renewals.Record(duration.TotalSeconds, Tags(provider, failure?.Error.ToString()));
        if (failure is not null)
        {
            activity?.SetTag("error.type", failure.Error.ToString()).SetStatus(ActivityStatusCode.Error);
        }
    }

    private static TagList Tags(Provider provider, string? error)
    {
        var tags = new TagList { { "jiminny.provider", NameOf(provider) } };
        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        return tags;
    }

    private static string NameOf(Provider provider) => provider == Provider.Microsoft ? "microsoft" : "google";
}
